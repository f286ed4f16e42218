// What a program in C++ does with the DLL. Outlook would call the helpers; here the program does, and looks at every
// answer. One line for each; the exit code is 1 if one is wrong.

#include "helper_dll.h"
#include "session.h"

#include <cstdio>
#include <string>

namespace {

int passed = 0;
int failed = 0;

void check(bool holds, const char *what) {
    ++(holds ? passed : failed);
    std::printf("%-6s  %s\n", holds ? "ok" : "FAILED", what);
    std::fflush(stdout);
}

// The profile's name, asked for as Outlook asks: how long is it, and what is it?
std::basic_string<WCHAR> identity(IOlkAccountHelper *helper) {
    DWORD size = 0;
    check(helper->GetIdentity(nullptr, &size) == E_OUTOFMEMORY, "GetIdentity without a buffer gives E_OUTOFMEMORY");
    std::basic_string<WCHAR> name(size, OLK_TEXT('?'));
    check(helper->GetIdentity(&name[0], &size) == S_OK, "GetIdentity gives S_OK if the buffer is large enough");
    check(!name.empty() && name.back() == 0, "the size has room for the NUL");
    if (!name.empty()) {
        name.pop_back();
    }
    return name;
}

void owner() {
    IOlkAccountHelper *helper = olk_account_helper_create();
    check(helper != nullptr, "there is a helper that creates its session");
    if (helper == nullptr) {
        return;
    }
    check(identity(helper) == OLK_TEXT("Outlook"), "its profile is Outlook");
    IUnknown *first = nullptr;
    check(helper->GetMapiSession(&first) == S_OK && first != nullptr, "GetMapiSession gives a session");
    IUnknown *second = nullptr;
    check(helper->GetMapiSession(&second) == S_OK && second == first, "GetMapiSession gives the same one again");
    if (second != nullptr) {
        second->Release();
    }
    check(helper->HandsOffSession() == S_OK, "HandsOffSession gives S_OK");
    check(first != nullptr && first->Release() == 0, "and releases the session: the last reference was the program's");
    check(helper->HandsOffSession() == S_OK, "HandsOffSession gives S_OK, with no session to hand off");
    check(helper->Release() == 0, "the helper goes with its last reference");
}

void borrower() {
    Session session;
    IOlkAccountHelper *helper = nullptr;
    check(olk_account_helper_lend(OLK_TEXT("Work"), &session, &helper) == S_OK && helper != nullptr,
          "there is a helper that lends a session");
    if (helper == nullptr) {
        return;
    }
    check(identity(helper) == OLK_TEXT("Work"), "its profile is the one that was named");
    const ULONG references = session.references();
    IUnknown *lent = nullptr;
    check(helper->GetMapiSession(&lent) == S_OK && lent == &session, "GetMapiSession gives the session that is lent");
    check(session.references() == references + 1, "with a reference of its own");
    session.Release();
    const ULONG uses = session.uses();
    check(helper->HandsOffSession() == E_NOTIMPL, "HandsOffSession gives E_NOTIMPL");
    check(session.uses() == uses, "and leaves the session alone");
    check(helper->Release() == 0, "the helper goes with its last reference");
    check(session.references() == 1 && !session.misused(), "the session is the program's alone again");
}

void refused() {
    Session session;
    IOlkAccountHelper *helper = reinterpret_cast<IOlkAccountHelper *>(&session);
    check(olk_account_helper_lend(OLK_TEXT(""), &session, &helper) == E_INVALIDARG && helper == nullptr,
          "a profile without a name gives E_INVALIDARG, and no helper");
    check(olk_account_helper_lend(nullptr, &session, &helper) == E_POINTER, "no profile gives E_POINTER");
    check(olk_account_helper_lend(OLK_TEXT("Work"), nullptr, &helper) == E_POINTER, "no session gives E_POINTER");
    check(olk_account_helper_lend(OLK_TEXT("Work"), &session, nullptr) == E_POINTER,
          "nowhere to put the helper gives E_POINTER");
    check(session.references() == 1, "and none of these takes a reference to the session");
}

} // namespace

int main() {
    owner();
    borrower();
    refused();
    std::printf("%d passed, %d failed\n", passed, failed);
    return failed == 0 && passed > 0 ? 0 : 1;
}
