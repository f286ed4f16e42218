// A client of a fake account manager.

#ifndef CLIENT_H
#define CLIENT_H

#include "cpp_host_managers.h"
#include "report.h"

#include <string>

// A profile with two accounts, and a manager for it.
class Client {
public:
    explicit Client(Rule &rule) : rule_(rule), fake(olk_host_create_fake()), manager(olk_host_create_manager(fake)) {}

    Client(const Client &) = delete;
    Client &operator=(const Client &) = delete;

    // Whatever it was given has been given back by now.
    ~Client() {
        manager->Release();
        rule_.counts(olk_host_left(fake), 0, "left behind");
        olk_host_free_fake(fake);
    }

    // Makes the manager ready, with a helper that nobody else keeps.
    void init(World &world, Kind kind) {
        IOlkAccountHelper *helper = world.create(kind);
        rule_.answers(manager->Init(helper, ACCT_INIT_NOSYNCH_MAPI_ACCTS), S_OK, "Init");
        helper->Release();
    }

    // An account by its number, with a reference; NULL, if there isn't one.
    IOlkAccount *find(DWORD id) {
        ACCT_VARIANT value = {};
        value.dwType = OLK_PT_LONG;
        value.Val.dw = id;
        IOlkAccount *account = nullptr;
        const HRESULT answer = manager->FindAccount(PROP_ACCT_ID, &value, &account);
        rule_.holds((answer == S_OK) == (account != nullptr), "FindAccount: S_OK means a pointer, and nothing else does");
        return account;
    }

private:
    Rule &rule_;

public:
    olk_host_fake *const fake;
    IOlkAccountManager *const manager;
};

// A value to set a text property with.
inline ACCT_VARIANT text_value(WCHAR *text) {
    ACCT_VARIANT value = {};
    value.dwType = OLK_PT_UNICODE;
    value.Val.pwsz = text;
    return value;
}

// A text property; its memory is given back.
inline std::basic_string<WCHAR> text(Rule &rule, IOlkAccount *account, DWORD tag) {
    ACCT_VARIANT value = {};
    const HRESULT answer = account->GetProp(tag, &value);
    rule.answers(answer, S_OK, "GetProp of a text");
    rule.holds(value.dwType == OLK_PT_UNICODE, "GetProp of a text: another type");
    if (answer != S_OK || value.dwType != OLK_PT_UNICODE) {
        return {};
    }
    const std::basic_string<WCHAR> found = value.Val.pwsz;
    rule.answers(account->FreeMemory(reinterpret_cast<BYTE *>(value.Val.pwsz)), S_OK, "FreeMemory");
    return found;
}

#endif
