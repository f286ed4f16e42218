// Code that calls back into the helper that called it. No rule here holds if a lock is held meanwhile: the program
// would hang.

#include "report.h"

namespace {

void session_calls_back(Report &report, Kind kind) {
    const std::string who = std::string(name(kind)) + ": a session whose ";

    report.rule(who + "Release calls HandsOffSession: S_OK both times, released once",
                [kind](Rule &rule, World &world) {
        IOlkAccountHelper *helper = world.create(kind);
        Session *session = world.get_session(helper);
        HRESULT inner = E_FAIL;
        session->on_last_release = [&] { inner = helper->HandsOffSession(); };
        session->Release();
        rule.answers(helper->HandsOffSession(), S_OK, "HandsOffSession");
        rule.answers(inner, S_OK, "HandsOffSession, from the session's Release");
        rule.counts(session->references(), 0, "references");
        helper->Release();
    });

    report.rule(who + "Release calls GetMapiSession gets a new session", [kind](Rule &rule, World &world) {
        IOlkAccountHelper *helper = world.create(kind);
        Session *session = world.get_session(helper);
        Session *inner = nullptr;
        session->on_last_release = [&] { inner = world.get_session(helper); };
        session->Release();
        rule.answers(helper->HandsOffSession(), S_OK, "HandsOffSession");
        rule.counts(world.opened_count(), 2, "sessions opened");
        rule.holds(inner == &world.opened(1), "not the new session");
        rule.counts(inner->references(), 2, "references to the new session");
        inner->Release();
        helper->Release();
    });

    report.rule(who + "Release adds a reference to the helper and releases it, in the helper's last Release",
                [kind](Rule &rule, World &world) {
        IOlkAccountHelper *helper = world.create(kind);
        Session *session = world.get_session(helper);
        session->on_last_release = [helper] {
            helper->AddRef();
            helper->Release();
        };
        session->Release();
        rule.counts(helper->Release(), 0, "the last Release");
        rule.counts(session->references(), 0, "references to the session");
        rule.counts(world.dropped, 1, "dropped");
    });

    report.rule(who + "AddRef calls HandsOffSession: the caller gets a session that is held",
                [kind](Rule &rule, World &world) {
        IOlkAccountHelper *helper = world.create(kind);
        Session *first = world.get_session(helper);
        first->on_add_ref = [helper] { helper->HandsOffSession(); };
        Session *second = world.get_session(helper);
        rule.holds(second == &world.opened(1), "not a new session");
        rule.counts(second->references(), 2, "references to the new session");
        rule.counts(first->references(), 1, "references to the first, of which the caller has one");
        first->Release();
        second->Release();
        helper->Release();
    });
}

void opening_calls_back(Report &report, Kind kind) {
    const std::string who = std::string(name(kind)) + ": ";
    const int hooks = kind == Kind::hooked_owner ? 1 : 0;

    report.rule(who + "opening a session calls GetMapiSession: one session is kept, the other handed off",
                [=](Rule &rule, World &world) {
        IOlkAccountHelper *helper = world.create(kind);
        Session *inner = nullptr;
        world.on_session = [&](olk_host_answer &answer) {
            world.on_session = nullptr;
            inner = world.get_session(helper);
            answer.session = world.open();
        };
        Session *outer = world.get_session(helper);
        rule.holds(inner == outer, "two sessions were handed out");
        rule.counts(world.opened_count(), 2, "sessions opened");
        rule.counts(world.hooked, hooks, "calls of the hook");
        rule.counts(outer->references(), 3, "references to the one that is kept");
        rule.counts(world.opened(1).references(), 0, "references to the other");
        outer->Release();
        inner->Release();
        helper->HandsOffSession();
        rule.counts(world.hooked, 2 * hooks, "calls of the hook");
        helper->Release();
    });
}

void hook_calls_back(Report &report) {
    const std::string who = std::string(name(Kind::hooked_owner)) + ": a hook that calls ";

    report.rule(who + "HandsOffSession: S_OK, and it isn't called for the same session again",
                [](Rule &rule, World &world) {
        IOlkAccountHelper *helper = world.create(Kind::hooked_owner);
        world.get_session(helper)->Release();
        HRESULT inner = E_FAIL;
        world.on_hands_off = [&](Session &) {
            inner = helper->HandsOffSession();
            return std::uint32_t{OLK_HOST_RETURN};
        };
        rule.answers(helper->HandsOffSession(), S_OK, "HandsOffSession");
        rule.answers(inner, S_OK, "HandsOffSession, from the hook");
        rule.counts(world.hooked, 1, "calls of the hook");
        helper->Release();
    });

    report.rule(who + "GetMapiSession gets a new session, which is held", [](Rule &rule, World &world) {
        IOlkAccountHelper *helper = world.create(Kind::hooked_owner);
        world.get_session(helper)->Release();
        Session *inner = nullptr;
        world.on_hands_off = [&](Session &) {
            world.on_hands_off = nullptr;
            inner = world.get_session(helper);
            return std::uint32_t{OLK_HOST_RETURN};
        };
        rule.answers(helper->HandsOffSession(), S_OK, "HandsOffSession");
        rule.counts(world.opened(0).references(), 0, "references to the first session");
        rule.holds(inner == &world.opened(1), "not a new session");
        rule.counts(inner->references(), 2, "references to the new session");
        inner->Release();
        rule.counts(world.hooked, 1, "calls of the hook");
        helper->Release();
        rule.counts(world.hooked, 2, "calls of the hook, after the last Release");
    });

    report.rule(who + "GetMapiSession in the last Release: there is no more session to be had",
                [](Rule &rule, World &world) {
        IOlkAccountHelper *helper = world.create(Kind::hooked_owner);
        world.get_session(helper)->Release();
        HRESULT inner = S_OK;
        IUnknown *session = helper;
        world.on_hands_off = [&](Session &) {
            inner = helper->GetMapiSession(&session);
            return std::uint32_t{OLK_HOST_RETURN};
        };
        rule.counts(helper->Release(), 0, "the last Release");
        rule.answers(inner, E_UNEXPECTED, "GetMapiSession, from the hook");
        rule.holds(session == nullptr, "no NULL from GetMapiSession");
        rule.counts(world.opened_count(), 1, "sessions opened");
        rule.counts(world.hooked, 1, "calls of the hook");
        rule.counts(world.dropped, 1, "dropped");
    });
}

void lender_calls_back(Report &report) {
    const std::string who = std::string(name(Kind::lender)) + ": ";

    report.rule(who + "lending calls GetMapiSession and HandsOffSession: each has its own answer",
                [](Rule &rule, World &world) {
        IOlkAccountHelper *helper = world.create(Kind::lender);
        HRESULT handed_off = S_OK;
        world.on_session = [&](olk_host_answer &answer) {
            world.on_session = nullptr;
            world.get_session(helper)->Release();
            handed_off = helper->HandsOffSession();
            world.lent.AddRef();
            answer.session = &world.lent;
        };
        Session *session = world.get_session(helper);
        rule.holds(session == &world.lent, "another session");
        rule.answers(handed_off, E_NOTIMPL, "HandsOffSession");
        session->Release();
        helper->Release();
    });
}

} // namespace

void reentrance_rules(Report &report) {
    for (const Kind kind : owners) {
        session_calls_back(report, kind);
        opening_calls_back(report, kind);
    }
    hook_calls_back(report);
    lender_calls_back(report);
}
