// IOlkEnum and IOlkAccount, of a fake account manager.

#include "client.h"

namespace {

// How many accounts an enumeration has, by its own word and one by one.
void counts_accounts(Rule &rule, Client &client, const CLSID *category, const CLSID *type, DWORD expected) {
    IOlkEnum *accounts = nullptr;
    rule.answers(client.manager->EnumerateAccounts(category, type, OLK_ACCOUNT_NO_FLAGS, &accounts), S_OK,
                 "EnumerateAccounts");
    if (accounts == nullptr) {
        return;
    }
    DWORD count = 0;
    rule.answers(accounts->GetCount(&count), S_OK, "GetCount");
    rule.counts(count, expected, "GetCount");
    for (DWORD index = 0; index < expected; ++index) {
        IUnknown *object = nullptr;
        rule.answers(accounts->GetNext(&object), S_OK, "GetNext");
        void *account = nullptr;
        if (object != nullptr) {
            rule.answers(object->QueryInterface(IID_IOlkAccount, &account), S_OK, "QueryInterface");
            object->Release();
        }
        if (account != nullptr) {
            static_cast<IOlkAccount *>(account)->Release();
        }
    }
    IUnknown *none = nullptr;
    rule.answers(accounts->GetNext(&none), S_FALSE, "GetNext at the end");
    rule.holds(none == nullptr, "GetNext at the end: a pointer");
    rule.answers(accounts->Reset(), S_OK, "Reset");
    rule.answers(accounts->Skip(expected), S_OK, "Skip");
    rule.answers(accounts->GetNext(&none), S_FALSE, "GetNext after Skip");
    accounts->Release();
}

void enumeration(Report &report) {
    report.rule("fake manager: accounts are listed by category and type, Exchange never under AddressBook",
                [](Rule &rule, World &world) {
        Client client(rule);
        client.init(world, Kind::owner);
        counts_accounts(rule, client, nullptr, nullptr, 2);
        counts_accounts(rule, client, &CLSID_OlkMail, nullptr, 2);
        counts_accounts(rule, client, nullptr, &CLSID_OlkIMAP4Account, 1);
        counts_accounts(rule, client, &CLSID_OlkMail, &CLSID_OlkMAPIAccount, 1);
        counts_accounts(rule, client, &CLSID_OlkAddressBook, nullptr, 0);
    });
}

void reading(Report &report) {
    report.rule("fake account: properties are read, lacking, or no properties at all", [](Rule &rule, World &world) {
        Client client(rule);
        client.init(world, Kind::owner);
        IOlkAccount *home = client.find(1);
        IOlkAccount *work = client.find(2);
        rule.holds(client.find(3) == nullptr, "an account that isn't there");
        rule.holds(text(rule, home, PROP_ACCT_NAME) == OLK_TEXT("Home"), "another name");
        rule.holds(text(rule, home, PROP_INET_SERVER) == OLK_TEXT("imap.example.com"), "another server");
        ACCT_VARIANT value = {};
        rule.answers(home->GetProp(PROP_INET_PORT, &value), S_OK, "GetProp of a number");
        rule.counts(value.Val.dw, 993, "the port");
        rule.answers(work->GetProp(PROP_INET_SERVER, &value), E_ACCT_NOT_FOUND, "GetProp of what it lacks");
        rule.answers(work->GetProp(PROP_ACCT_NAME ^ 0x1C, &value), E_INVALIDARG, "GetProp with the wrong type");
        home->Release();
        work->Release();
    });

    report.rule("fake account: GetAccountInfo tells type and categories", [](Rule &rule, World &world) {
        Client client(rule);
        client.init(world, Kind::owner);
        IOlkAccount *work = client.find(2);
        CLSID type = {};
        DWORD count = 0;
        CLSID *categories = nullptr;
        rule.answers(work->GetAccountInfo(&type, &count, &categories), S_OK, "GetAccountInfo");
        rule.holds(type == CLSID_OlkMAPIAccount, "another type");
        bool mail = false;
        for (DWORD index = 0; index < count; ++index) {
            mail = mail || categories[index] == CLSID_OlkMail;
        }
        rule.holds(mail, "it isn't a mail account");
        rule.answers(work->FreeMemory(reinterpret_cast<BYTE *>(categories)), S_OK, "FreeMemory");
        work->Release();
    });

    report.rule("fake account: memory goes back to the account that it came from", [](Rule &rule, World &world) {
        Client client(rule);
        client.init(world, Kind::owner);
        IOlkAccount *home = client.find(1);
        ACCT_VARIANT value = {};
        rule.answers(home->GetProp(PROP_ACCT_NAME, &value), S_OK, "GetProp");
        rule.counts(olk_host_left(client.fake), 3, "the manager, the account, and the name");
        rule.answers(home->FreeMemory(reinterpret_cast<BYTE *>(value.Val.pwsz)), S_OK, "FreeMemory");
        rule.counts(olk_host_left(client.fake), 2, "the manager and the account");
        home->Release();
    });
}

void writing(Report &report) {
    report.rule("fake account: what is set is kept by SaveChanges, and nothing read-only is set",
                [](Rule &rule, World &world) {
        Client client(rule);
        client.init(world, Kind::owner);
        IOlkAccount *first = client.find(1);
        IOlkAccount *second = client.find(1);
        WCHAR other[] = OLK_TEXT("House");
        ACCT_VARIANT value = text_value(other);
        rule.answers(first->SetProp(PROP_ACCT_NAME, &value), S_OK, "SetProp");
        rule.holds(text(rule, second, PROP_ACCT_NAME) == OLK_TEXT("Home"), "seen before it is saved");
        rule.answers(first->SaveChanges(OLK_ACCOUNT_NO_FLAGS), S_OK, "SaveChanges");
        rule.holds(text(rule, second, PROP_ACCT_NAME) == OLK_TEXT("House"), "not seen after it is saved");
        rule.answers(first->SetProp(PROP_INET_SERVER, &value), E_OLK_PROP_READ_ONLY, "SetProp of a server");
        first->Release();
        second->Release();
    });
}

void failing(Report &report) {
    report.rule("fake account: a method fails as it is told to, once", [](Rule &rule, World &world) {
        Client client(rule);
        client.init(world, Kind::owner);
        IOlkAccount *home = client.find(1);
        olk_host_fail_get_prop(client.fake, E_FAIL);
        ACCT_VARIANT value = {};
        rule.answers(home->GetProp(PROP_ACCT_NAME, &value), E_FAIL, "GetProp");
        rule.holds(text(rule, home, PROP_ACCT_NAME) == OLK_TEXT("Home"), "another name");
        home->Release();
    });
}

} // namespace

void account_rules(Report &report) {
    enumeration(report);
    reading(report);
    writing(report);
    failing(report);
}
