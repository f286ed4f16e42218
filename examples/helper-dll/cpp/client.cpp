// A program in C++ that knows the interfaces from Microsoft's reference alone. It calls what the DLL exports as Outlook
// does: helpers of each kind, and the account managers of a made-up profile. It prints a line for each rule, and its exit
// code is 1 if one is broken.

#include "helper_dll.h"

#include <algorithm>
#include <atomic>
#include <cstddef>
#include <cstdio>
#include <cstring>
#include <deque>
#include <functional>
#include <mutex>
#include <string>
#include <thread>
#include <vector>

namespace {

// Layout, as the published header has it under natural alignment.
static_assert(sizeof(ACCT_VARIANT) == 3 * sizeof(void *), "24 bytes on 64-bit, 12 on 32-bit");
static_assert(offsetof(ACCT_VARIANT, Val) == sizeof(void *), "the union is aligned as its pointers");
static_assert(sizeof(ACCT_BIN) == 2 * sizeof(void *) && offsetof(ACCT_BIN, pb) == sizeof(void *), "a count, a pointer");
static_assert(sizeof(GUID) == 16 && sizeof(WCHAR) == 2 && sizeof(HRESULT) == 4, "COM's types");

using Text = std::basic_string<WCHAR>;
constexpr WCHAR canary = 0x2620;
const Text names[] = {OLK_TEXT("x"), OLK_TEXT("Outlook"), OLK_TEXT("B\u00FCro \u65E5\u672C \U0001F600"),
                      Text(64, OLK_TEXT('m'))};

// How many checks of the rule that runs have failed, and how many rules.
std::atomic<int> failed_checks{0};
int kept = 0;
int broken = 0;

void check(bool holds, const char *what, int line) {
    if (!holds) {
        ++failed_checks;
        std::printf("        line %d: not so: %s\n", line, what);
    }
}

// Returns where the stack ends. On 32-bit Windows, a method that is not `stdcall` leaves its arguments there.
[[gnu::always_inline]] inline void *stack() {
    void *end = nullptr;
#if defined(__i386__)
    __asm__ volatile("movl %%esp, %0" : "=r"(end));
#endif
    return end;
}

// Evaluates the condition, which must hold, and which must not move the stack.
#define CHECK(condition)                                                                                               \
    do {                                                                                                               \
        void *const before_ = stack();                                                                                 \
        const bool holds_ = (condition);                                                                               \
        check(holds_ && stack() == before_, #condition, __LINE__);                                                     \
    } while (false)

// A COM object that stands in for a MAPI session. It outlives its last reference, so that later calls are seen.
class Session final : public IUnknown {
public:
    HRESULT STDMETHODCALLTYPE QueryInterface(REFIID riid, void **found) override {
        use();
        *found = riid == IID_IUnknown ? this : nullptr;
        return *found != nullptr ? (AddRef(), S_OK) : E_NOINTERFACE;
    }
    ULONG STDMETHODCALLTYPE AddRef() override {
        use();
        return ++references_;
    }
    ULONG STDMETHODCALLTYPE Release() override {
        use();
        const ULONG left = --references_;
        if (left == 0 && on_last_release) {
            on_last_release();
        }
        return left;
    }

    std::function<void()> on_last_release;

    ULONG references() const { return references_; }
    ULONG uses() const { return uses_; }
    bool misused() const { return misused_; }

private:
    void use() {
        ++uses_;
        if (references_ == 0) {
            misused_ = true;
        }
    }

    std::atomic<ULONG> references_{1};
    std::atomic<ULONG> uses_{0};
    std::atomic<bool> misused_{false};
};

// Which factory makes the helper.
enum class Role {
    stub,     // olk_account_helper_create
    owner,    // olk_account_helper_open
    borrower, // olk_account_helper_lend
};

// A program with its sessions, and the callbacks of its helpers.
class Program {
public:
    Program() = default;
    Program(const Program &) = delete;
    Program &operator=(const Program &) = delete;
    // Every helper is gone, and every reference was given back.
    ~Program() {
        CHECK(destroyed == created_);
        CHECK(lent.Release() == 0 && !lent.misused());
        for (const Session &session : sessions_) {
            CHECK(session.references() == 0 && !session.misused());
        }
    }

    // A helper with one reference.
    IOlkAccountHelper *create(Role role, const WCHAR *profile = OLK_TEXT("Outlook")) {
        if (role == Role::stub) {
            return olk_account_helper_create();
        }
        IOlkAccountHelper *helper = nullptr;
        if (role == Role::borrower) {
            CHECK(olk_account_helper_lend(profile, &lent, &helper) == S_OK);
        } else {
            const olk_account_callbacks callbacks = {this, on_open_, on_log_off_, on_destroyed_};
            CHECK(olk_account_helper_open(profile, &callbacks, &helper) == S_OK);
            ++created_;
        }
        return helper;
    }

    // What GetMapiSession returns, of a helper whose sessions are this program's.
    Session *session_of(IOlkAccountHelper *helper) {
        IUnknown *session = nullptr;
        CHECK(helper->GetMapiSession(&session) == S_OK && session != nullptr);
        return session != nullptr ? static_cast<Session *>(session) : open();
    }

    Session *open() {
        const std::lock_guard<std::mutex> lock(mutex_);
        return &sessions_.emplace_back();
    }
    Session &session(std::size_t index) {
        const std::lock_guard<std::mutex> lock(mutex_);
        return sessions_.at(index);
    }
    std::size_t sessions() {
        const std::lock_guard<std::mutex> lock(mutex_);
        return sessions_.size();
    }

    // The session that borrowers lend. The program has one reference to it.
    Session lent;
    // What the callbacks do, other than to open a session and to log it off.
    std::function<HRESULT(IUnknown **)> on_open;
    std::function<HRESULT(Session &)> on_log_off;
    std::atomic<int> logged_off{0};
    std::atomic<int> destroyed{0};

private:
    static HRESULT STDMETHODCALLTYPE on_open_(void *context, IUnknown **session) {
        Program &program = *static_cast<Program *>(context);
        // A copy, because the function may replace itself.
        if (const auto open = program.on_open) {
            return open(session);
        }
        *session = program.open();
        return S_OK;
    }
    static HRESULT STDMETHODCALLTYPE on_log_off_(void *context, IUnknown *session) {
        Program &program = *static_cast<Program *>(context);
        ++program.logged_off;
        const auto log_off = program.on_log_off;
        return log_off ? log_off(*static_cast<Session *>(session)) : S_OK;
    }
    static void STDMETHODCALLTYPE on_destroyed_(void *context) { ++static_cast<Program *>(context)->destroyed; }

    std::mutex mutex_;
    std::deque<Session> sessions_;
    int created_ = 0;
};

// A helper, and the program's reference to it.
class Helper {
public:
    Helper(Program &program, Role role, const WCHAR *profile = OLK_TEXT("Outlook"))
        : helper_(program.create(role, profile)) {}
    Helper(const Helper &) = delete;
    Helper &operator=(const Helper &) = delete;
    ~Helper() { helper_->Release(); }

    IOlkAccountHelper *get() const { return helper_; }
    IOlkAccountHelper *operator->() const { return helper_; }

private:
    IOlkAccountHelper *const helper_;
};

// Checks a rule, and prints a line for it.
template <class Checks> void rule(const std::string &text, Checks checks) {
    failed_checks = 0;
    {
        Program program;
        checks(program);
    }
    ++(failed_checks == 0 ? kept : broken);
    std::printf("%-6s  %s\n", failed_checks == 0 ? "ok" : "FAILED", text.c_str());
    std::fflush(stdout);
}

template <class Checks> void rule(Role role, const std::string &text, Checks checks) {
    const char *const names[] = {"owner with a literal profile", "owner", "borrower"};
    rule(std::string(names[static_cast<int>(role)]) + ": " + text, checks);
}

// The object's reference count.
ULONG references(IUnknown *object) {
    object->AddRef();
    return object->Release();
}

// A method by its place in the table, for arguments that C++ has no value of: a reference that is NULL.
HRESULT query_by_slot(IUnknown *object, const IID *iid, void **found) {
    using Method = HRESULT(STDMETHODCALLTYPE *)(IUnknown *, const IID *, void **);
    Method method;
    void *table;
    std::memcpy(&table, static_cast<void *>(object), sizeof table);
    std::memcpy(&method, table, sizeof method);
    return method(object, iid, found);
}

void unknown_rules(Role role) {
    rule(role, "QueryInterface finds the one object for its two interfaces, with a reference", [=](Program &program) {
        Helper helper(program, role);
        for (const IID *iid : {&IID_IUnknown, &IID_IOlkAccountHelper}) {
            void *found = nullptr;
            CHECK(helper->QueryInterface(*iid, &found) == S_OK);
            CHECK(found == helper.get());
            CHECK(references(helper.get()) == 2);
            CHECK(helper->Release() == 1);
        }
    });
    rule(role, "QueryInterface refuses any other interface with E_NOINTERFACE and NULL", [=](Program &program) {
        Helper helper(program, role);
        IID neighbour = IID_IOlkAccountHelper;
        ++neighbour.Data4[7];
        const IID mapi_session = {0x00020300, 0, 0, {0xC0, 0, 0, 0, 0, 0, 0, 0x46}};
        for (const IID &iid : {mapi_session, IID_IOlkErrorUnknown, neighbour, IID{}}) {
            void *found = helper.get();
            CHECK(helper->QueryInterface(iid, &found) == E_NOINTERFACE);
            CHECK(found == nullptr);
        }
        CHECK(references(helper.get()) == 1);
    });
    rule(role, "QueryInterface with a NULL argument is E_POINTER", [=](Program &program) {
        Helper helper(program, role);
        void *found = helper.get();
        CHECK(helper->QueryInterface(IID_IUnknown, nullptr) == E_POINTER);
        CHECK(query_by_slot(helper.get(), nullptr, &found) == E_POINTER && found == nullptr);
        CHECK(query_by_slot(helper.get(), nullptr, nullptr) == E_POINTER);
    });
    rule(role, "AddRef and Release return the new count, and the last one 0", [=](Program &program) {
        IOlkAccountHelper *helper = program.create(role);
        for (ULONG count = 2; count <= 9; ++count) {
            CHECK(helper->AddRef() == count);
        }
        for (ULONG count = 9; count-- > 0;) {
            CHECK(helper->Release() == count);
        }
    });
    rule(role, "PlaceHolder1 is E_NOTIMPL", [=](Program &program) {
        Helper helper(program, role);
        int argument = 0x5A5A;
        CHECK(helper->PlaceHolder1(nullptr) == E_NOTIMPL);
        CHECK(helper->PlaceHolder1(&argument) == E_NOTIMPL && argument == 0x5A5A);
    });
}

void identity_rules(Role role) {
    rule(role, "GetIdentity copies the name and its NUL into a buffer that is large enough, and no further; "
               "a smaller one is E_OUTOFMEMORY, the size, and untouched", [=](Program &program) {
        for (const Text &name : names) {
            if (role == Role::stub && name != OLK_TEXT("Outlook")) {
                continue; // Its name is in the attribute.
            }
            Helper helper(program, role, name.c_str());
            const DWORD length = static_cast<DWORD>(name.size() + 1);
            for (DWORD capacity = 0; capacity < length + 70; ++capacity) {
                std::vector<WCHAR> buffer(capacity + 70, canary);
                DWORD size = capacity;
                CHECK(helper->GetIdentity(buffer.data(), &size) == (capacity < length ? E_OUTOFMEMORY : S_OK));
                CHECK(size == length);
                const DWORD written = capacity < length ? 0 : length;
                CHECK(std::equal(buffer.begin(), buffer.begin() + written, name.c_str()));
                CHECK(std::all_of(buffer.begin() + written, buffer.end(), [](WCHAR unit) { return unit == canary; }));
            }
        }
    });
    rule(role, "GetIdentity without a buffer is E_OUTOFMEMORY and the size, whatever *pcch says; "
               "without a size it is E_INVALIDARG", [=](Program &program) {
        Helper helper(program, role);
        for (const DWORD claimed : {DWORD{0}, DWORD{8}, DWORD{0xFFFFFFFF}}) {
            DWORD size = claimed;
            CHECK(helper->GetIdentity(nullptr, &size) == E_OUTOFMEMORY && size == 8);
        }
        WCHAR buffer[8] = {canary};
        CHECK(helper->GetIdentity(buffer, nullptr) == E_INVALIDARG && buffer[0] == canary);
        CHECK(helper->GetIdentity(nullptr, nullptr) == E_INVALIDARG);
    });
    rule(role, "out-parameters need not be aligned", [=](Program &program) {
        Helper helper(program, role);
        alignas(8) unsigned char bytes[64] = {};
        DWORD size = 8;
        std::memcpy(bytes + 1, &size, sizeof size);
        CHECK(helper->GetIdentity(static_cast<LPWSTR>(static_cast<void *>(bytes + 17)),
                                  static_cast<DWORD *>(static_cast<void *>(bytes + 1))) == S_OK);
        CHECK(std::memcmp(bytes + 17, OLK_TEXT("Outlook"), 16) == 0);
        CHECK(helper->GetMapiSession(static_cast<LPUNKNOWN *>(static_cast<void *>(bytes + 1))) == S_OK);
        IUnknown *session;
        std::memcpy(&session, bytes + 1, sizeof session);
        session->Release();
    });
}

void owner_rules() {
    const Role role = Role::owner;
    rule(role, "the first GetMapiSession opens, later ones return the same session, each with a reference; "
               "HandsOffSession releases the helper's and is S_OK; the next GetMapiSession opens anew",
         [=](Program &program) {
        Helper helper(program, role);
        CHECK(helper->HandsOffSession() == S_OK && program.sessions() == 0);
        for (std::size_t round = 0; round < 3; ++round) {
            Session *first = program.session_of(helper.get());
            CHECK(first == &program.session(round) && first->references() == 2);
            Session *second = program.session_of(helper.get());
            CHECK(second == first && first->references() == 3);
            CHECK(helper->HandsOffSession() == S_OK && first->references() == 2);
            CHECK(helper->HandsOffSession() == S_OK && first->references() == 2);
            first->Release();
            second->Release();
            CHECK(program.logged_off == static_cast<int>(round) + 1);
        }
    });
    rule(role, "the last Release hands off a session that is held, before the helper is destroyed",
         [=](Program &program) {
        IOlkAccountHelper *helper = program.create(role);
        program.session_of(helper)->Release();
        program.on_log_off = [&](Session &session) {
            CHECK(program.destroyed == 0 && session.references() == 1);
            return S_OK;
        };
        CHECK(helper->Release() == 0 && program.logged_off == 1 && program.session(0).references() == 0);
    });
    rule(role, "a panic while a session is opened is E_UNEXPECTED and NULL, and the helper goes on",
         [=](Program &program) {
        Helper helper(program, role);
        for (int round = 0; round < 3; ++round) {
            program.on_open = [](IUnknown **) { return S_OK; };
            IUnknown *session = helper.get();
            CHECK(helper->GetMapiSession(&session) == E_UNEXPECTED && session == nullptr);
            program.on_open = nullptr;
            program.session_of(helper.get())->Release();
            CHECK(helper->HandsOffSession() == S_OK);
        }
    });
    rule(role, "a panic in the hook releases the session once: S_OK, and 0 from the last Release",
         [=](Program &program) {
        IOlkAccountHelper *helper = program.create(role);
        program.on_log_off = [](Session &) { return E_FAIL; };
        Session *session = program.session_of(helper);
        CHECK(helper->HandsOffSession() == S_OK && session->references() == 1);
        session->Release();
        session = program.session_of(helper);
        CHECK(helper->Release() == 0 && session->references() == 1 && program.logged_off == 2);
        session->Release();
    });
}

void borrower_rules() {
    const Role role = Role::borrower;
    rule(role, "GetMapiSession returns the lent session with a reference; "
               "HandsOffSession is E_NOTIMPL and touches nothing",
         [=](Program &program) {
        Helper helper(program, role);
        for (int round = 0; round < 3; ++round) {
            CHECK(helper->HandsOffSession() == E_NOTIMPL);
            const ULONG before = program.lent.references();
            Session *session = program.session_of(helper.get());
            CHECK(session == &program.lent && session->references() == before + 1);
            const ULONG uses = session->uses();
            CHECK(helper->HandsOffSession() == E_NOTIMPL && session->uses() == uses);
            session->Release();
        }
        const HRESULT refused = helper->GetMapiSession(nullptr);
        CHECK(refused == E_POINTER || refused == E_INVALIDARG);
    });
}

void factory_rules() {
    rule(Role::borrower, "the factory refuses what is not a profile name, and NULL", [](Program &program) {
        IOlkAccountHelper *none = nullptr;
        CHECK(olk_account_helper_lend(OLK_TEXT(""), &program.lent, &none) == E_INVALIDARG && none == nullptr);
        CHECK(olk_account_helper_lend(Text(65, OLK_TEXT('m')).c_str(), &program.lent, &none) == E_INVALIDARG);
        CHECK(olk_account_helper_lend(nullptr, &program.lent, &none) == E_POINTER);
        CHECK(olk_account_helper_lend(OLK_TEXT("Work"), nullptr, &none) == E_POINTER);
        CHECK(olk_account_helper_lend(OLK_TEXT("Work"), &program.lent, nullptr) == E_POINTER);
        CHECK(olk_account_helper_open(OLK_TEXT("Work"), nullptr, &none) == E_POINTER);
        CHECK(program.lent.references() == 1);
    });
}

// A lock that is held meanwhile would make the program hang.
void reentrance_rules() {
    const Role role = Role::owner;
    rule(role, "the session's Release may call HandsOffSession and GetMapiSession", [=](Program &program) {
        Helper helper(program, role);
        Session *inner = nullptr;
        Session *session = program.session_of(helper.get());
        session->on_last_release = [&] {
            CHECK(helper->HandsOffSession() == S_OK);
            inner = program.session_of(helper.get());
        };
        session->Release();
        CHECK(helper->HandsOffSession() == S_OK && inner == &program.session(1) && inner->references() == 2);
        inner->Release();
    });
    rule(role, "the hook may call HandsOffSession and GetMapiSession", [=](Program &program) {
        Helper helper(program, role);
        Session *inner = nullptr;
        program.session_of(helper.get())->Release();
        program.on_log_off = [&](Session &) {
            program.on_log_off = nullptr;
            CHECK(helper->HandsOffSession() == S_OK);
            inner = program.session_of(helper.get());
            return S_OK;
        };
        CHECK(helper->HandsOffSession() == S_OK && program.logged_off == 1);
        CHECK(inner == &program.session(1) && inner->references() == 2);
        inner->Release();
    });
}

void thread_rules(Role role) {
    rule(role, "four threads call everything at once, and nothing is lost", [=](Program &program) {
        Helper helper(program, role);
        const HRESULT documented = role == Role::owner ? S_OK : E_NOTIMPL;
        std::vector<std::thread> threads;
        std::atomic<int> wrong{0};
        for (int index = 0; index < 4; ++index) {
            threads.emplace_back([&, index] {
                for (int call = 0; call < 500; ++call) {
                    helper->AddRef();
                    Session *session = program.session_of(helper.get());
                    wrong += session->misused();
                    wrong += (call + index) % 3 == 0 && helper->HandsOffSession() != documented;
                    session->Release();
                    helper->Release();
                }
            });
        }
        for (std::thread &thread : threads) {
            thread.join();
        }
        CHECK(wrong == 0);
    });
}

// Is told of changes, and remembers them.
class Sink final : public IOlkAccountNotify {
public:
    HRESULT STDMETHODCALLTYPE QueryInterface(REFIID riid, void **found) override {
        const bool known = riid == IID_IUnknown || riid == IID_IOlkErrorUnknown || riid == IID_IOlkAccountNotify;
        *found = known ? this : nullptr;
        references += known;
        return known ? S_OK : E_NOINTERFACE;
    }
    ULONG STDMETHODCALLTYPE AddRef() override { return ++references; }
    ULONG STDMETHODCALLTYPE Release() override { return --references; }
    HRESULT STDMETHODCALLTYPE GetLastError(HRESULT, LPWSTR *) override { return E_INVALIDARG; }
    HRESULT STDMETHODCALLTYPE Notify(DWORD kind, DWORD id, DWORD flags) override {
        told.push_back({kind, id, flags});
        return S_OK;
    }

    ULONG references = 1;
    std::vector<std::vector<DWORD>> told;
};

// A manager of the made-up profile, which has a helper. In the end, everything must have been given back.
class Manager {
public:
    explicit Manager(Program &program) : fake(olk_account_fake_create()), manager_(olk_account_fake_manager(fake)) {
        CHECK(manager_->DeleteAccount(1) == E_OLK_NOT_INITIALIZED);
        Helper helper(program, Role::owner);
        CHECK(manager_->Init(helper.get(), ACCT_INIT_NOSYNCH_MAPI_ACCTS) == S_OK);
        CHECK(manager_->Init(helper.get(), ACCT_INIT_NOSYNCH_MAPI_ACCTS) == E_OLK_ALREADY_INITIALIZED);
        CHECK(program.sessions() == 1);
    }
    Manager(const Manager &) = delete;
    Manager &operator=(const Manager &) = delete;
    ~Manager() {
        CHECK(manager_->Release() == 0 && olk_account_fake_left(fake) == 0);
        olk_account_fake_destroy(fake);
    }

    IOlkAccountManager *operator->() const { return manager_; }

    IOlkAccount *find(DWORD id) const {
        ACCT_VARIANT value = {};
        value.dwType = OLK_PT_LONG;
        value.Val.dw = id;
        IOlkAccount *account = nullptr;
        CHECK((manager_->FindAccount(PROP_ACCT_ID, &value, &account) == S_OK) == (account != nullptr));
        return account;
    }

    olk_account_fake *const fake;

private:
    IOlkAccountManager *const manager_;
};

template <class T> BYTE *bytes(T *memory) { return static_cast<BYTE *>(static_cast<void *>(memory)); }

Text name_of(IOlkAccount *account) {
    ACCT_VARIANT value = {};
    CHECK(account->GetProp(PROP_ACCT_NAME, &value) == S_OK && value.dwType == OLK_PT_UNICODE);
    const Text name = value.Val.pwsz;
    CHECK(account->FreeMemory(bytes(value.Val.pwsz)) == S_OK);
    return name;
}

void rename(IOlkAccount *account, Text name) {
    ACCT_VARIANT value = {};
    value.dwType = OLK_PT_UNICODE;
    value.Val.pwsz = &name[0];
    CHECK(account->SetProp(PROP_ACCT_NAME, &value) == S_OK);
    CHECK(account->SetProp(PROP_INET_SERVER, &value) == E_OLK_PROP_READ_ONLY);
}

void manager_rules() {
    rule("manager: it has one identity, and every placeholder is E_NOTIMPL", [](Program &program) {
        Manager manager(program);
        for (const IID *iid : {&IID_IUnknown, &IID_IOlkErrorUnknown, &IID_IOlkAccountManager}) {
            void *found = nullptr;
            CHECK(manager->QueryInterface(*iid, &found) == S_OK && found == manager.operator->());
            manager->Release();
        }
        using M = IOlkAccountManager;
        using Method = HRESULT (STDMETHODCALLTYPE M::*)();
        for (const Method method : std::initializer_list<Method>{
                 &M::PlaceHolder1, &M::PlaceHolder2, &M::PlaceHolder3, &M::PlaceHolder4, &M::PlaceHolder5,
                 &M::PlaceHolder6, &M::PlaceHolder7, &M::PlaceHolder8, &M::PlaceHolder9, &M::PlaceHolder10,
                 &M::PlaceHolder11, &M::PlaceHolder12, &M::PlaceHolder13, &M::PlaceHolder14}) {
            CHECK((manager.operator->()->*method)() == E_NOTIMPL);
        }
    });
    rule("manager: an error has a message, a dialog is shown, and there is nothing to save", [](Program &program) {
        Manager manager(program);
        LPWSTR message = nullptr;
        CHECK(manager->GetLastError(E_OLK_NOT_INITIALIZED, &message) == S_OK && message[0] != 0);
        CHECK(manager->FreeMemory(bytes(message)) == S_OK);
        CHECK(manager->DisplayAccountList(nullptr, 0, nullptr, 0, nullptr, nullptr) == S_OK);
        CHECK(manager->SaveChanges(1, OLK_ACCOUNT_NO_FLAGS) == S_OK);
    });
    rule("manager: accounts are enumerated to the end", [](Program &program) {
        Manager manager(program);
        IOlkEnum *accounts = nullptr;
        CHECK(manager->EnumerateAccounts(&CLSID_OlkMail, nullptr, OLK_ACCOUNT_NO_FLAGS, &accounts) == S_OK);
        DWORD count = 0;
        CHECK(accounts->GetCount(&count) == S_OK && count == 2);
        IUnknown *object = nullptr;
        CHECK(accounts->Skip(1) == S_OK && accounts->Reset() == S_OK && accounts->Skip(1) == S_OK);
        CHECK(accounts->GetNext(&object) == S_OK);
        void *account = nullptr;
        CHECK(object->QueryInterface(IID_IOlkAccount, &account) == S_OK);
        CHECK(name_of(static_cast<IOlkAccount *>(account)) == OLK_TEXT("Work"));
        static_cast<IOlkAccount *>(account)->Release();
        object->Release();
        CHECK(accounts->GetNext(&object) == S_FALSE && object == nullptr);
        accounts->Release();
    });
    rule("manager: memory goes back by FreeMemory to the object that it came from", [](Program &program) {
        Manager manager(program);
        DWORD order[] = {2, 1}, count = 0, *found = nullptr;
        CHECK(manager->SetOrder(&CLSID_OlkStore, 2, order) == S_OK);
        CHECK(manager->GetOrder(&CLSID_OlkStore, &count, &found) == S_OK);
        CHECK(count == 2 && found[0] == 2 && found[1] == 1);
        CHECK(olk_account_fake_left(manager.fake) == 2);
        CHECK(manager->FreeMemory(bytes(found)) == S_OK && olk_account_fake_left(manager.fake) == 1);
        IOlkAccount *work = manager.find(2);
        CLSID type = {}, *categories = nullptr;
        CHECK(work->GetAccountInfo(&type, &count, &categories) == S_OK && type == CLSID_OlkMAPIAccount);
        CHECK(std::count(categories, categories + count, CLSID_OlkMail) == 1);
        CHECK(work->FreeMemory(bytes(categories)) == S_OK);
        work->Release();
    });
    rule("account: a property is a number or a text, or the account lacks it", [](Program &program) {
        Manager manager(program);
        IOlkAccount *home = manager.find(1), *work = manager.find(2);
        ACCT_VARIANT value = {};
        CHECK(manager.find(3) == nullptr && name_of(home) == OLK_TEXT("Home"));
        CHECK(home->GetProp(PROP_INET_PORT, &value) == S_OK && value.dwType == OLK_PT_LONG && value.Val.dw == 993);
        CHECK(work->GetProp(PROP_INET_PORT, &value) == E_ACCT_NOT_FOUND);
        home->Release();
        work->Release();
    });
    rule("account: what is set is kept by SaveChanges, and told by Notify until Unadvise", [](Program &program) {
        Sink sink;
        Manager manager(program);
        DWORD cookie = 0;
        CHECK(manager->Advise(&sink, &cookie) == S_OK);
        IOlkAccount *first = manager.find(1), *second = manager.find(1);
        rename(first, OLK_TEXT("House"));
        CHECK(name_of(second) == OLK_TEXT("Home") && sink.told.empty());
        CHECK(first->SaveChanges(OLK_ACCOUNT_NO_FLAGS) == S_OK && name_of(second) == OLK_TEXT("House"));
        CHECK((sink.told == std::vector<std::vector<DWORD>>{{NOTIFY_ACCT_CHANGED, 1, 0}}));
        CHECK(manager->Unadvise(cookie) == S_OK && sink.references == 1);
        CHECK(manager->DeleteAccount(2) == S_OK && sink.told.size() == 1);
        first->Release();
        second->Release();
    });
}

} // namespace

int main() {
    for (const Role role : {Role::stub, Role::owner, Role::borrower}) {
        unknown_rules(role);
        identity_rules(role);
    }
    owner_rules();
    borrower_rules();
    factory_rules();
    reentrance_rules();
    thread_rules(Role::owner);
    thread_rules(Role::borrower);
    manager_rules();
    std::printf("%d passed, %d failed\n", kept, broken);
    return broken == 0 && kept > 0 ? 0 : 1;
}
