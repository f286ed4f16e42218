// IUnknown's methods, and the placeholder: the same for every kind of helper.

#include "report.h"

#include <cstring>

namespace {

const IID strangers[] = {
    // IDispatch, IMarshal, IAgileObject: what hosts and COM itself ask for.
    {0x00020400, 0x0000, 0x0000, {0xC0, 0, 0, 0, 0, 0, 0, 0x46}},
    {0x00000003, 0x0000, 0x0000, {0xC0, 0, 0, 0, 0, 0, 0, 0x46}},
    {0x94EA2B94, 0xE9CC, 0x49E0, {0xC0, 0xFF, 0xEE, 0x64, 0xCA, 0x8F, 0x5B, 0x90}},
    // IMAPISession: the helper has one, but isn't one.
    {0x00020300, 0x0000, 0x0000, {0xC0, 0, 0, 0, 0, 0, 0, 0x46}},
    // IOlkErrorUnknown and IOlkAccountManager: one digit away from IOlkAccountHelper.
    {0x9240A6C0, 0xAF41, 0x11D2, {0x8C, 0x3B, 0x00, 0x10, 0x4B, 0x2A, 0x66, 0x76}},
    {0x9240A6CD, 0xAF41, 0x11D2, {0x8C, 0x3B, 0x00, 0x10, 0x4B, 0x2A, 0x66, 0x76}},
    // One bit away, at the other end.
    {0x9240A6CB, 0xAF41, 0x11D2, {0x8C, 0x3B, 0x00, 0x10, 0x4B, 0x2A, 0x66, 0x77}},
    {0x00000000, 0x0000, 0x0000, {0, 0, 0, 0, 0, 0, 0, 0}},
};

// QueryInterface by the first slot of the table, because a C++ reference can't be NULL.
HRESULT query_by_slot(IOlkAccountHelper *helper, const IID *iid, void **found) {
    using Method = HRESULT(STDMETHODCALLTYPE *)(IOlkAccountHelper *, const IID *, void **);
    Method method;
    void *table;
    std::memcpy(&table, static_cast<void *>(helper), sizeof table);
    std::memcpy(&method, table, sizeof method);
    return method(helper, iid, found);
}

// How many references there are to the helper, which the caller has one of.
ULONG references(IUnknown *helper) {
    helper->AddRef();
    return helper->Release();
}

void queries(Report &report, Kind kind) {
    const std::string who = std::string(name(kind)) + ": QueryInterface ";

    report.rule(who + "for IUnknown and IOlkAccountHelper: S_OK, the same pointer, AddRef'd",
                [kind](Rule &rule, World &world) {
        IOlkAccountHelper *helper = world.create(kind);
        for (const IID *iid : {&IID_IUnknown, &IID_IOlkAccountHelper}) {
            void *found = nullptr;
            rule.answers(helper->QueryInterface(*iid, &found), S_OK, "QueryInterface");
            rule.holds(found == helper, "another pointer than the helper's");
            rule.counts(references(helper), 2, "references");
            rule.counts(helper->Release(), 1, "references after Release");
        }
        helper->Release();
    });

    report.rule(who + "for anything else: E_NOINTERFACE and NULL", [kind](Rule &rule, World &world) {
        IOlkAccountHelper *helper = world.create(kind);
        for (const IID &iid : strangers) {
            void *found = helper;
            rule.answers(helper->QueryInterface(iid, &found), E_NOINTERFACE, "QueryInterface");
            rule.holds(found == nullptr, "a pointer that isn't NULL");
        }
        rule.counts(references(helper), 1, "references");
        helper->Release();
    });

    report.rule(who + "with a NULL out pointer or a NULL IID: E_POINTER", [kind](Rule &rule, World &world) {
        IOlkAccountHelper *helper = world.create(kind);
        rule.answers(helper->QueryInterface(IID_IUnknown, nullptr), E_POINTER, "no out pointer");
        rule.answers(helper->QueryInterface(strangers[0], nullptr), E_POINTER, "a stranger, no out pointer");
        void *found = helper;
        rule.answers(query_by_slot(helper, nullptr, &found), E_POINTER, "no IID");
        rule.holds(found == nullptr, "a pointer that isn't NULL");
        rule.answers(query_by_slot(helper, nullptr, nullptr), E_POINTER, "neither");
        rule.counts(references(helper), 1, "references");
        helper->Release();
    });
}

void counting(Report &report, Kind kind) {
    const std::string who = std::string(name(kind)) + ": ";

    report.rule(who + "AddRef and Release return the new count", [kind](Rule &rule, World &world) {
        IOlkAccountHelper *helper = world.create(kind);
        for (ULONG count = 2; count <= 9; ++count) {
            rule.counts(helper->AddRef(), count, "AddRef");
        }
        for (ULONG count = 8; count >= 1; --count) {
            rule.counts(helper->Release(), count, "Release");
        }
        helper->Release();
    });

    report.rule(who + "the last Release returns 0 and frees, and no other does", [kind](Rule &rule, World &world) {
        IOlkAccountHelper *helper = world.create(kind);
        helper->AddRef();
        helper->Release();
        rule.counts(world.dropped, 0, "dropped before the last Release");
        rule.counts(helper->Release(), 0, "the last Release");
        rule.counts(world.dropped, 1, "dropped");
    });

    report.rule(who + "PlaceHolder1: E_NOTIMPL, whatever the argument", [kind](Rule &rule, World &world) {
        IOlkAccountHelper *helper = world.create(kind);
        int argument = 0x5A5A;
        rule.answers(helper->PlaceHolder1(nullptr), E_NOTIMPL, "PlaceHolder1(NULL)");
        rule.answers(helper->PlaceHolder1(&argument), E_NOTIMPL, "PlaceHolder1");
        rule.counts(argument, 0x5A5A, "the argument");
        helper->Release();
    });
}

} // namespace

void unknown_rules(Report &report) {
    for (const Kind kind : every_kind) {
        queries(report, kind);
        counting(report, kind);
    }
}
