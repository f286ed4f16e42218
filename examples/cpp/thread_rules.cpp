// Several threads and one helper, as in a multithreaded apartment.

#include "report.h"

#include <condition_variable>
#include <thread>
#include <vector>

namespace {

// Lets nobody pass until as many have come as are expected. Later ones pass at once.
class Gate {
public:
    explicit Gate(int expected) : expected_(expected) {}

    void pass() {
        std::unique_lock<std::mutex> lock(mutex_);
        ++here_;
        open_.notify_all();
        open_.wait(lock, [this] { return here_ >= expected_; });
    }

private:
    std::mutex mutex_;
    std::condition_variable open_;
    const int expected_;
    int here_ = 0;
};

void run(int count, const std::function<void(int)> &work) {
    std::vector<std::thread> threads;
    for (int index = 0; index < count; ++index) {
        threads.emplace_back(work, index);
    }
    for (std::thread &thread : threads) {
        thread.join();
    }
}

void opening_at_once(Report &report, Kind kind) {
    const std::string who = std::string(name(kind)) + ": ";
    const int hooks = kind == Kind::hooked_owner ? 1 : 0;

    report.rule(who + "two threads open at once: one session is kept, the other handed off",
                [=](Rule &rule, World &world) {
        IOlkAccountHelper *helper = world.create(kind);
        Gate gate(2);
        world.on_session = [&](olk_host_answer &answer) {
            gate.pass();
            answer.session = world.open();
        };
        Session *sessions[2] = {};
        run(2, [&](int index) { sessions[index] = world.get_session(helper); });
        rule.counts(world.opened_count(), 2, "sessions opened");
        rule.holds(sessions[0] == sessions[1], "two sessions were handed out");
        rule.counts(world.hooked, hooks, "calls of the hook");
        rule.counts(world.opened(0).references() + world.opened(1).references(), 3, "references to both");
        sessions[0]->Release();
        sessions[1]->Release();
        rule.answers(helper->HandsOffSession(), S_OK, "HandsOffSession");
        rule.counts(world.hooked, 2 * hooks, "calls of the hook");
        helper->Release();
    });
}

void everything_at_once(Report &report, Kind kind) {
    const std::string who = std::string(name(kind)) + ": ";

    report.rule(who + "four threads call everything at once, and nothing is lost",
                [kind](Rule &rule, World &world) {
        IOlkAccountHelper *helper = world.create(kind);
        const bool owns = kind != Kind::borrower && kind != Kind::lender;
        const HRESULT documented = owns ? S_OK : E_NOTIMPL;
        Gate start(4);
        std::atomic<int> wrong{0};
        run(4, [&](int index) {
            start.pass();
            for (int call = 0; call < 500; ++call) {
                helper->AddRef();
                Session *session = world.get_session(helper);
                wrong += session->misused();
                if ((call + index) % 3 == 0) {
                    wrong += helper->HandsOffSession() != documented;
                }
                session->Release();
                helper->Release();
            }
        });
        rule.counts(wrong, 0, "wrong answers");
        rule.counts(helper->Release(), 0, "the last Release");
        if (kind == Kind::hooked_owner) {
            rule.counts(world.hooked, world.opened_count(), "calls of the hook, for as many sessions");
        }
    });
}

} // namespace

void thread_rules(Report &report) {
    for (const Kind kind : owners) {
        opening_at_once(report, kind);
    }
    for (const Kind kind : every_kind) {
        everything_at_once(report, kind);
    }
}
