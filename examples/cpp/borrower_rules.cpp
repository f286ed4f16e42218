// GetMapiSession and HandsOffSession of a helper that lends somebody else's session.

#include "report.h"

namespace {

void lending(Report &report, Kind kind) {
    const std::string who = std::string(name(kind)) + ": ";

    report.rule(who + "GetMapiSession hands out the lent session, with a reference of its own",
                [kind](Rule &rule, World &world) {
        IOlkAccountHelper *helper = world.create(kind);
        const ULONG before = world.lent.references();
        for (ULONG calls = 1; calls <= 5; ++calls) {
            IUnknown *session = nullptr;
            rule.answers(helper->GetMapiSession(&session), S_OK, "GetMapiSession");
            rule.holds(session == &world.lent, "another session");
            rule.counts(world.lent.references(), before + calls, "references to the session");
        }
        for (int calls = 0; calls < 5; ++calls) {
            world.lent.Release();
        }
        rule.counts(world.opened_count(), 0, "sessions opened");
        helper->Release();
    });

    report.rule(who + "GetMapiSession(NULL): E_POINTER or E_INVALIDARG, and nothing is touched",
                [kind](Rule &rule, World &world) {
        IOlkAccountHelper *helper = world.create(kind);
        const ULONG uses = world.lent.uses();
        const HRESULT answer = helper->GetMapiSession(nullptr);
        rule.holds(answer == E_POINTER || answer == E_INVALIDARG, "another answer");
        rule.counts(world.lent.uses(), uses, "uses of the session");
        rule.counts(world.asked, 0, "calls of lend_session");
        helper->Release();
    });

    report.rule(who + "HandsOffSession: E_NOTIMPL, always, touching nothing", [kind](Rule &rule, World &world) {
        IOlkAccountHelper *helper = world.create(kind);
        for (int round = 0; round < 3; ++round) {
            const ULONG uses = world.lent.uses();
            const int asked = world.asked;
            for (int calls = 0; calls < 3; ++calls) {
                rule.answers(helper->HandsOffSession(), E_NOTIMPL, "HandsOffSession");
            }
            rule.counts(world.lent.uses(), uses, "uses of the session");
            rule.counts(world.asked, asked, "calls of lend_session");
            rule.counts(world.hooked, 0, "calls of a hook");
            Session *session = world.get_session(helper);
            rule.holds(session == &world.lent, "another session");
            rule.answers(helper->HandsOffSession(), E_NOTIMPL, "HandsOffSession, with a session handed out");
            session->Release();
        }
        helper->Release();
    });

    report.rule(who + "the last Release leaves the session as it was before the helper",
                [kind](Rule &rule, World &world) {
        const ULONG before = world.lent.references();
        IOlkAccountHelper *helper = world.create(kind);
        world.get_session(helper)->Release();
        rule.counts(helper->Release(), 0, "the last Release");
        rule.counts(world.lent.references(), before, "references to the session");
        rule.counts(world.lent.logged_off(), 0, "log-offs");
    });
}

void lending_on_request(Report &report) {
    const std::string who = std::string(name(Kind::lender)) + ": ";

    report.rule(who + "GetMapiSession asks each time, for whichever session there is then",
                [](Rule &rule, World &world) {
        IOlkAccountHelper *helper = world.create(Kind::lender);
        for (std::size_t round = 0; round < 3; ++round) {
            world.on_session = [&world](olk_host_answer &answer) { answer.session = world.open(); };
            Session *session = world.get_session(helper);
            rule.holds(session == &world.opened(round), "another session");
            rule.counts(session->references(), 1, "references to the session");
            rule.answers(helper->HandsOffSession(), E_NOTIMPL, "HandsOffSession");
            rule.counts(session->references(), 1, "references after HandsOffSession");
            session->Release();
        }
        helper->Release();
    });

    report.rule(who + "GetMapiSession with no session to lend: that HRESULT and NULL",
                [](Rule &rule, World &world) {
        IOlkAccountHelper *helper = world.create(Kind::lender);
        for (const std::uint32_t failure : {0x80004005u, 0x80040111u, 0x80004001u, 0xFFFFFFFFu}) {
            world.on_session = [failure](olk_host_answer &answer) {
                answer.hresult = static_cast<HRESULT>(failure);
            };
            IUnknown *session = &world.lent;
            rule.answers(helper->GetMapiSession(&session), static_cast<HRESULT>(failure), "GetMapiSession");
            rule.holds(session == nullptr, "a pointer that isn't NULL");
            rule.answers(helper->HandsOffSession(), E_NOTIMPL, "HandsOffSession");
        }
        helper->Release();
    });

    report.rule(who + "an error that carries a success code doesn't come out as success",
                [](Rule &rule, World &world) {
        IOlkAccountHelper *helper = world.create(Kind::lender);
        for (const HRESULT success : {HRESULT{0}, HRESULT{1}, HRESULT{0x00040380}}) {
            world.on_session = [success](olk_host_answer &answer) { answer.hresult = success; };
            IUnknown *session = &world.lent;
            rule.holds(helper->GetMapiSession(&session) < 0, "a success");
            rule.holds(session == nullptr, "a pointer that isn't NULL");
        }
        helper->Release();
    });
}

} // namespace

void borrower_rules(Report &report) {
    for (const Kind kind : borrowers) {
        lending(report, kind);
    }
    lending_on_request(report);
}
