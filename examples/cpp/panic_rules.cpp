// Panics in the helper's own code: they stop at the vtable, and leave nothing behind.

#include "report.h"

#include <utility>

namespace {

void opening(Report &report, Kind kind) {
    const std::string who = std::string(name(kind)) + ": ";

    report.rule(who + "a panic in GetMapiSession: E_UNEXPECTED and NULL, and the helper goes on working",
                [kind](Rule &rule, World &world) {
        IOlkAccountHelper *helper = world.create(kind);
        for (int round = 1; round <= 3; ++round) {
            world.on_session = [](olk_host_answer &answer) { answer.order = OLK_HOST_PANIC; };
            IUnknown *none = &world.lent;
            rule.answers(helper->GetMapiSession(&none), E_UNEXPECTED, "GetMapiSession");
            rule.holds(none == nullptr, "a pointer that isn't NULL");
            rule.counts(world.panics(), round, "panics");
            world.on_session = nullptr;
            Session *session = world.get_session(helper);
            rule.holds(session != nullptr, "no session after the panic");
            session->Release();
            helper->HandsOffSession();
        }
        helper->Release();
    });

    report.rule(who + "a panic in GetMapiSession with a session in hand releases that session",
                [kind](Rule &rule, World &world) {
        IOlkAccountHelper *helper = world.create(kind);
        world.on_session = [&world](olk_host_answer &answer) {
            answer.order = OLK_HOST_PANIC;
            answer.session = world.open();
        };
        IUnknown *none = nullptr;
        rule.answers(helper->GetMapiSession(&none), E_UNEXPECTED, "GetMapiSession");
        rule.counts(world.panics(), 1, "panics");
        rule.counts(world.opened(0).references(), 0, "references to the session");
        helper->Release();
    });
}

void hook(Report &report) {
    const std::pair<const char *, std::uint32_t> panics[] = {
        {"a hook that panics", OLK_HOST_PANIC},
        {"a hook that forgets the session and panics", OLK_HOST_FORGET_AND_PANIC},
        {"a hook that releases the session and panics", OLK_HOST_RELEASE_AND_PANIC},
    };
    for (const auto &[what, order] : panics) {
        const std::uint32_t ordered = order;

        report.rule(std::string(what) + ": HandsOffSession answers S_OK, the session is released once",
                    [ordered](Rule &rule, World &world) {
            IOlkAccountHelper *helper = world.create(Kind::hooked_owner);
            world.on_hands_off = [ordered](Session &) { return ordered; };
            for (int round = 0; round < 3; ++round) {
                Session *session = world.get_session(helper);
                rule.answers(helper->HandsOffSession(), S_OK, "HandsOffSession");
                rule.counts(world.panics(), round + 1, "panics");
                rule.counts(world.hooked, round + 1, "calls of the hook");
                rule.counts(session->references(), 1, "references, of which the caller has one");
                rule.answers(helper->HandsOffSession(), S_OK, "HandsOffSession once more");
                rule.counts(world.hooked, round + 1, "calls of the hook");
                session->Release();
            }
            rule.counts(world.asked, 3, "sessions opened");
            helper->Release();
        });

        report.rule(std::string(what) + " in the last Release: 0, the session is released once",
                    [ordered](Rule &rule, World &world) {
            IOlkAccountHelper *helper = world.create(Kind::hooked_owner);
            world.on_hands_off = [ordered](Session &) { return ordered; };
            Session *session = world.get_session(helper);
            rule.counts(helper->Release(), 0, "the last Release");
            rule.counts(world.panics(), 1, "panics");
            rule.counts(world.hooked, 1, "calls of the hook");
            rule.counts(session->references(), 1, "references, of which the caller has one");
            session->Release();
        });
    }
}

void drop(Report &report, Kind kind) {
    const std::string who = std::string(name(kind)) + ": ";

    report.rule(who + "a panic when the helper's struct is dropped stops at Release",
                [kind](Rule &rule, World &world) {
        IOlkAccountHelper *helper = world.create(kind);
        world.on_dropped = [] { return std::uint32_t{OLK_HOST_PANIC}; };
        Session *session = world.get_session(helper);
        rule.counts(helper->Release(), 0, "the last Release");
        rule.counts(world.panics(), 1, "panics");
        rule.counts(world.dropped, 1, "dropped");
        session->Release();
    });
}

} // namespace

void panic_rules(Report &report) {
    for (const Kind kind : owners) {
        opening(report, kind);
    }
    // The borrower whose session is in a field runs no code that could panic.
    opening(report, Kind::lender);
    hook(report);
    for (const Kind kind : every_kind) {
        drop(report, kind);
    }
}
