//! The typed client, over the fake account manager, which says at each test's end what it wasn't given back, and over
//! managers that answer what no manager may.

#[path = "../support/mod.rs"]
mod support;

mod accounts;
mod errors;
mod faults;
mod helper;
mod hostile;
mod manager;
mod notifications;
mod properties;
mod published;
mod secrets;
mod setting;
mod sys;
mod world;
