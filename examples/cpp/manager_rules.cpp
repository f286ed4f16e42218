// IOlkAccountManager, of a fake.

#include "client.h"

#include <atomic>
#include <vector>

namespace {

void beginning(Report &report) {
    report.rule("fake manager: before Init, E_OLK_NOT_INITIALIZED", [](Rule &rule, World &) {
        Client client(rule);
        IOlkEnum *accounts = nullptr;
        rule.answers(client.manager->EnumerateAccounts(nullptr, nullptr, OLK_ACCOUNT_NO_FLAGS, &accounts),
                     E_OLK_NOT_INITIALIZED, "EnumerateAccounts");
        rule.holds(accounts == nullptr, "EnumerateAccounts: a pointer");
        DWORD count = 0;
        DWORD *order = nullptr;
        rule.answers(client.manager->GetOrder(&CLSID_OlkMail, &count, &order), E_OLK_NOT_INITIALIZED, "GetOrder");
        rule.answers(client.manager->DeleteAccount(1), E_OLK_NOT_INITIALIZED, "DeleteAccount");
        rule.answers(client.manager->Unadvise(1), E_OLK_NOT_INITIALIZED, "Unadvise");
    });

    report.rule("fake manager: QueryInterface for its own interfaces and IUnknown, and no other",
                [](Rule &rule, World &) {
        Client client(rule);
        for (const IID *iid : {&IID_IUnknown, &IID_IOlkErrorUnknown, &IID_IOlkAccountManager}) {
            void *found = nullptr;
            rule.answers(client.manager->QueryInterface(*iid, &found), S_OK, "QueryInterface");
            rule.holds(found == client.manager, "another pointer");
            client.manager->Release();
        }
        void *found = client.manager;
        rule.answers(client.manager->QueryInterface(IID_IOlkAccount, &found), E_NOINTERFACE, "QueryInterface");
        rule.holds(found == nullptr, "a pointer that isn't NULL");
    });

    for (const Kind kind : every_kind) {
        const std::string who = std::string("fake manager, ") + name(kind) + ": ";

        report.rule(who + "Init asks for a session, and the last Release hands it off", [kind](Rule &rule, World &world) {
            const bool owns = kind != Kind::borrower && kind != Kind::lender;
            {
                Client client(rule);
                client.init(world, kind);
                rule.counts(world.dropped, 0, "helpers dropped while the manager has one");
                rule.counts(world.opened_count(), owns ? 1 : 0, "sessions opened");
                IOlkAccountHelper *second = world.create(kind);
                rule.answers(client.manager->Init(second, 0), E_OLK_ALREADY_INITIALIZED, "a second Init");
                rule.counts(second->Release(), 0, "references to the second helper");
            }
            rule.counts(world.dropped, 2, "helpers dropped");
            if (owns) {
                rule.counts(world.opened(0).references(), 0, "references to the session");
            }
        });
    }
}

void placeholders(Report &report) {
    report.rule("fake manager: every placeholder is E_NOTIMPL", [](Rule &rule, World &world) {
        Client client(rule);
        client.init(world, Kind::owner);
        using Method = HRESULT (STDMETHODCALLTYPE IOlkAccountManager::*)();
        constexpr Method methods[] = {
            &IOlkAccountManager::PlaceHolder1,  &IOlkAccountManager::PlaceHolder2,
            &IOlkAccountManager::PlaceHolder3,  &IOlkAccountManager::PlaceHolder4,
            &IOlkAccountManager::PlaceHolder5,  &IOlkAccountManager::PlaceHolder6,
            &IOlkAccountManager::PlaceHolder7,  &IOlkAccountManager::PlaceHolder8,
            &IOlkAccountManager::PlaceHolder9,  &IOlkAccountManager::PlaceHolder10,
            &IOlkAccountManager::PlaceHolder11, &IOlkAccountManager::PlaceHolder12,
            &IOlkAccountManager::PlaceHolder13, &IOlkAccountManager::PlaceHolder14,
        };
        for (const Method method : methods) {
            rule.answers((client.manager->*method)(), E_NOTIMPL, "a placeholder");
        }
    });
}

void order(Report &report) {
    report.rule("fake manager: an order is read, set, and given back", [](Rule &rule, World &world) {
        Client client(rule);
        client.init(world, Kind::borrower);
        DWORD reversed[] = {2, 1};
        rule.answers(client.manager->SetOrder(&CLSID_OlkStore, 2, reversed), S_OK, "SetOrder");
        DWORD count = 0;
        DWORD *found = nullptr;
        rule.answers(client.manager->GetOrder(&CLSID_OlkStore, &count, &found), S_OK, "GetOrder");
        rule.counts(count, 2, "accounts");
        rule.holds(found != nullptr && found[0] == 2 && found[1] == 1, "another order");
        rule.counts(olk_host_left(client.fake), 2, "the manager, and memory that isn't given back");
        rule.answers(client.manager->FreeMemory(reinterpret_cast<BYTE *>(found)), S_OK, "FreeMemory");
        rule.answers(client.manager->SetOrder(&CLSID_OlkStore, 1, reversed), E_ACCT_WRONG_SORT_ORDER,
                     "SetOrder of too few");
        rule.answers(client.manager->SetOrder(&CLSID_OlkMail, 2, reversed), E_INVALIDARG, "SetOrder of mail");
    });
}

// Is told of changes, and counts.
class Sink final : public IOlkAccountNotify {
public:
    HRESULT STDMETHODCALLTYPE QueryInterface(REFIID riid, void **found) override {
        if (!(riid == IID_IUnknown) && !(riid == IID_IOlkErrorUnknown) && !(riid == IID_IOlkAccountNotify)) {
            *found = nullptr;
            return E_NOINTERFACE;
        }
        AddRef();
        *found = static_cast<IOlkAccountNotify *>(this);
        return S_OK;
    }
    ULONG STDMETHODCALLTYPE AddRef() override { return ++references; }
    ULONG STDMETHODCALLTYPE Release() override { return --references; }
    HRESULT STDMETHODCALLTYPE GetLastError(HRESULT, LPWSTR *) override { return E_INVALIDARG; }
    HRESULT STDMETHODCALLTYPE Notify(DWORD kind, DWORD id, DWORD flags) override {
        told.push_back({kind, id, flags});
        return S_OK;
    }

    std::atomic<ULONG> references{1};
    std::vector<std::vector<DWORD>> told;
};

void changes(Report &report) {
    report.rule("fake manager: who is advised is told of a change, and after Unadvise isn't", [](Rule &rule, World &world) {
        Sink sink;
        {
            Client client(rule);
            client.init(world, Kind::owner);
            DWORD cookie = 0;
            rule.answers(client.manager->Advise(&sink, &cookie), S_OK, "Advise");
            IOlkAccount *account = client.find(1);
            WCHAR name[] = OLK_TEXT("House");
            ACCT_VARIANT value = text_value(name);
            rule.answers(account->SetProp(PROP_ACCT_NAME, &value), S_OK, "SetProp");
            rule.counts(sink.told.size(), 0, "notifications of what isn't saved");
            rule.answers(account->SaveChanges(OLK_ACCOUNT_NO_FLAGS), S_OK, "SaveChanges");
            rule.holds(sink.told == std::vector<std::vector<DWORD>>{{NOTIFY_ACCT_CHANGED, 1, 0}}, "another notification");
            rule.answers(client.manager->Unadvise(cookie), S_OK, "Unadvise");
            rule.counts(sink.references, 1, "references to the sink");
            rule.answers(client.manager->DeleteAccount(2), S_OK, "DeleteAccount");
            rule.counts(sink.told.size(), 1, "notifications");
            rule.answers(client.manager->Unadvise(cookie), E_INVALIDARG, "Unadvise once more");
            account->Release();
        }
    });
}

} // namespace

void manager_rules(Report &report) {
    beginning(report);
    placeholders(report);
    order(report);
    changes(report);
}
