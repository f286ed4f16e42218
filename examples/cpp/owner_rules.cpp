// GetMapiSession and HandsOffSession of a helper that creates its session.

#include "report.h"

namespace {

void opening(Report &report, Kind kind) {
    const std::string who = std::string(name(kind)) + ": ";

    report.rule(who + "the first GetMapiSession opens; the helper keeps a reference, the caller gets one",
                [kind](Rule &rule, World &world) {
        IOlkAccountHelper *helper = world.create(kind);
        rule.counts(world.opened_count(), 0, "sessions opened before");
        IUnknown *session = nullptr;
        rule.answers(helper->GetMapiSession(&session), S_OK, "GetMapiSession");
        rule.counts(world.opened_count(), 1, "sessions opened");
        rule.holds(session == &world.opened(0), "another session");
        rule.counts(world.opened(0).references(), 2, "references to the session");
        session->Release();
        rule.counts(world.opened(0).references(), 1, "references after the caller's Release");
        helper->Release();
    });

    report.rule(who + "later GetMapiSessions hand out the same session, each with a reference of its own",
                [kind](Rule &rule, World &world) {
        IOlkAccountHelper *helper = world.create(kind);
        for (ULONG count = 2; count <= 6; ++count) {
            Session *session = world.get_session(helper);
            rule.holds(session == &world.opened(0), "another session");
            rule.counts(world.opened(0).references(), count, "references to the session");
        }
        rule.counts(world.asked, 1, "sessions opened");
        for (int calls = 0; calls < 5; ++calls) {
            world.opened(0).Release();
        }
        helper->Release();
    });

    report.rule(who + "GetMapiSession(NULL): E_POINTER or E_INVALIDARG, and nothing is opened",
                [kind](Rule &rule, World &world) {
        IOlkAccountHelper *helper = world.create(kind);
        const HRESULT answer = helper->GetMapiSession(nullptr);
        rule.holds(answer == E_POINTER || answer == E_INVALIDARG, "another answer");
        rule.counts(world.asked, 0, "sessions opened");
        helper->Release();
    });

    report.rule(who + "GetMapiSession that can't open: that HRESULT and NULL; the next call tries again",
                [kind](Rule &rule, World &world) {
        IOlkAccountHelper *helper = world.create(kind);
        // E_FAIL, MAPI_E_LOGON_FAILED, MAPI_E_USER_CANCEL, MAPI_E_UNCONFIGURED, and codes that mean
        // something else.
        const std::uint32_t failures[] = {0x80004005, 0x80040111, 0x80040113, 0x8004011C,
                                          0x80004001, 0x8007000E, 0xFFFFFFFF};
        for (const std::uint32_t failure : failures) {
            world.on_session = [failure](olk_host_answer &answer) {
                answer.hresult = static_cast<HRESULT>(failure);
            };
            IUnknown *session = &world.lent;
            rule.answers(helper->GetMapiSession(&session), static_cast<HRESULT>(failure), "GetMapiSession");
            rule.holds(session == nullptr, "a pointer that isn't NULL");
            rule.answers(helper->HandsOffSession(), S_OK, "HandsOffSession, with no session");
        }
        world.on_session = nullptr;
        Session *session = world.get_session(helper);
        rule.holds(session == &world.opened(0), "no session at last");
        session->Release();
        rule.counts(world.asked, 8, "attempts to open");
        helper->Release();
    });

    report.rule(who + "an error that carries a success code doesn't come out as success",
                [kind](Rule &rule, World &world) {
        IOlkAccountHelper *helper = world.create(kind);
        // S_OK, S_FALSE, and MAPI_W_ERRORS_RETURNED, a warning.
        for (const HRESULT success : {HRESULT{0}, HRESULT{1}, HRESULT{0x00040380}}) {
            world.on_session = [success](olk_host_answer &answer) { answer.hresult = success; };
            IUnknown *session = &world.lent;
            rule.holds(helper->GetMapiSession(&session) < 0, "a success");
            rule.holds(session == nullptr, "a pointer that isn't NULL");
        }
        helper->Release();
    });
}

void handing_off(Report &report, Kind kind) {
    const std::string who = std::string(name(kind)) + ": ";
    const int hooks = kind == Kind::hooked_owner ? 1 : 0;

    report.rule(who + "HandsOffSession releases the session: S_OK", [=](Rule &rule, World &world) {
        IOlkAccountHelper *helper = world.create(kind);
        world.get_session(helper)->Release();
        rule.counts(world.opened(0).references(), 1, "references before");
        rule.answers(helper->HandsOffSession(), S_OK, "HandsOffSession");
        rule.counts(world.opened(0).references(), 0, "references after");
        rule.counts(world.hooked, hooks, "calls of the hook");
        helper->Release();
    });

    report.rule(who + "HandsOffSession releases the helper's reference, and not the caller's",
                [=](Rule &rule, World &world) {
        IOlkAccountHelper *helper = world.create(kind);
        Session *session = world.get_session(helper);
        rule.answers(helper->HandsOffSession(), S_OK, "HandsOffSession");
        rule.counts(session->references(), 1, "references after");
        session->Release();
        rule.counts(world.hooked, hooks, "calls of the hook");
        helper->Release();
    });

    report.rule(who + "HandsOffSession with no session held: S_OK, and nothing happens",
                [kind](Rule &rule, World &world) {
        IOlkAccountHelper *helper = world.create(kind);
        rule.answers(helper->HandsOffSession(), S_OK, "before any session");
        rule.counts(world.hooked, 0, "calls of the hook");
        world.get_session(helper)->Release();
        rule.answers(helper->HandsOffSession(), S_OK, "with a session");
        const ULONG uses = world.opened(0).uses();
        const int hooked = world.hooked;
        rule.answers(helper->HandsOffSession(), S_OK, "once more");
        rule.counts(world.opened(0).uses(), uses, "uses of the session");
        rule.counts(world.hooked, hooked, "calls of the hook");
        rule.counts(world.asked, 1, "sessions opened");
        helper->Release();
    });

    report.rule(who + "GetMapiSession after HandsOffSession opens anew", [=](Rule &rule, World &world) {
        IOlkAccountHelper *helper = world.create(kind);
        for (std::size_t round = 0; round < 4; ++round) {
            Session *session = world.get_session(helper);
            rule.counts(world.opened_count(), round + 1, "sessions opened");
            rule.holds(session == &world.opened(round), "an old session");
            session->Release();
            rule.answers(helper->HandsOffSession(), S_OK, "HandsOffSession");
            rule.counts(world.opened(round).references(), 0, "references");
        }
        rule.counts(world.hooked, 4 * hooks, "calls of the hook");
        helper->Release();
    });

    report.rule(who + "the last Release hands off a session still held", [=](Rule &rule, World &world) {
        IOlkAccountHelper *helper = world.create(kind);
        world.get_session(helper)->Release();
        rule.counts(helper->Release(), 0, "the last Release");
        rule.counts(world.opened(0).references(), 0, "references to the session");
        rule.counts(world.hooked, hooks, "calls of the hook");
    });

    report.rule(who + "the last Release after HandsOffSession has nothing left to hand off",
                [=](Rule &rule, World &world) {
        IOlkAccountHelper *helper = world.create(kind);
        world.get_session(helper)->Release();
        helper->HandsOffSession();
        helper->Release();
        rule.counts(world.hooked, hooks, "calls of the hook");
        rule.counts(world.opened(0).released(), world.opened(0).added() + 1, "calls of the session's Release");
    });

    report.rule(who + "a session outlives the helper while a caller holds it", [kind](Rule &rule, World &world) {
        IOlkAccountHelper *helper = world.create(kind);
        Session *session = world.get_session(helper);
        helper->Release();
        rule.counts(session->references(), 1, "references");
        session->Release();
    });
}

void hook(Report &report) {
    const std::string who = std::string(name(Kind::hooked_owner)) + ": ";

    report.rule(who + "the hook gets the session alive, and can log off before it is released",
                [](Rule &rule, World &world) {
        IOlkAccountHelper *helper = world.create(Kind::hooked_owner);
        world.get_session(helper)->Release();
        ULONG references = 0;
        world.on_hands_off = [&references](Session &session) {
            references = session.references();
            session.log_off();
            return std::uint32_t{OLK_HOST_RETURN};
        };
        rule.answers(helper->HandsOffSession(), S_OK, "HandsOffSession");
        rule.counts(references, 1, "references in the hook");
        rule.counts(world.opened(0).logged_off(), 1, "log-offs");
        rule.counts(world.opened(0).references(), 0, "references");
        helper->Release();
    });

    report.rule(who + "the hook runs before the helper's struct is dropped", [](Rule &rule, World &world) {
        IOlkAccountHelper *helper = world.create(Kind::hooked_owner);
        world.get_session(helper)->Release();
        int dropped = -1;
        world.on_hands_off = [&](Session &session) {
            session.log_off();
            dropped = world.dropped;
            return std::uint32_t{OLK_HOST_RETURN};
        };
        helper->Release();
        rule.counts(dropped, 0, "dropped in the hook");
        rule.counts(world.dropped, 1, "dropped");
        rule.counts(world.opened(0).logged_off(), 1, "log-offs");
    });
}

} // namespace

void owner_rules(Report &report) {
    for (const Kind kind : owners) {
        opening(report, kind);
        handing_off(report, kind);
    }
    hook(report);
}
