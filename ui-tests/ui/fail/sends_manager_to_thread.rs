//! rule: An object that COM confines to its thread stays there.
//! here: An account manager is sent to a thread.
//! code: E0277
//! errors: 1
//! remedy: Create it on the thread that needs it, or send plain values, such as an `AccountId`, through a channel.

use olk_account::AccountManager;

/// Asks what `std::thread::spawn` asks.
fn spawn(work: impl FnOnce() + Send + 'static) {
    std::thread::spawn(work);
}

fn in_background(manager: AccountManager) {
    spawn(move || drop(manager));
}

fn main() {
    let _ = in_background;
}
