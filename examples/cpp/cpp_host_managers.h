// The fake account managers of `cpp_host_managers.rs`, as the host sees them.

#ifndef CPP_HOST_MANAGERS_H
#define CPP_HOST_MANAGERS_H

#include "olk_account_manager.h"

#include <cstdint>

// A profile with two accounts: 1, "Home", IMAP, in Mail and Store; 2, "Work", Exchange, in Mail, AddressBook and Store.
struct olk_host_fake;

extern "C" {

olk_host_fake *olk_host_create_fake(void);
void olk_host_free_fake(olk_host_fake *fake);

// An account manager over the profile, which wants its Init. It has one reference.
IOlkAccountManager *olk_host_create_manager(olk_host_fake *fake);

// Has the next call of IOlkAccount::GetProp give this answer.
void olk_host_fail_get_prop(olk_host_fake *fake, HRESULT answer);

// What hasn't been given back, or was given back to the wrong one: memory, objects, and what is advised.
std::uint32_t olk_host_left(const olk_host_fake *fake);
}

#endif
