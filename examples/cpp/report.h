// One line for each rule, and the sum of them.

#ifndef REPORT_H
#define REPORT_H

#include "world.h"

#include <cstdio>
#include <exception>
#include <functional>
#include <sstream>
#include <string>
#include <type_traits>

// The checks of one rule.
class Rule {
public:
    void holds(bool condition, const std::string &what) {
        if (!condition) {
            failures_ += "        " + what + "\n";
        }
    }

    // An HRESULT, by its number.
    void answers(HRESULT found, HRESULT documented, const std::string &call) {
        if (found != documented) {
            char text[64];
            std::snprintf(text, sizeof text, " answers 0x%08X, not 0x%08X", static_cast<unsigned>(found),
                          static_cast<unsigned>(documented));
            failures_ += "        " + call + text + "\n";
        }
    }

    // A count of something.
    template <class Found, class Expected>
    void counts(const Found &found, Expected expected, const std::string &what) {
        static_assert(std::is_integral<Expected>::value, "a count is a number");
        const long long number = static_cast<long long>(found);
        if (number != static_cast<long long>(expected)) {
            std::ostringstream text;
            text << "        " << what << ": " << number << ", not " << expected << "\n";
            failures_ += text.str();
        }
    }

    const std::string &failures() const { return failures_; }

private:
    std::string failures_;
};

// Runs rules, prints how they turn out, and counts.
class Report {
public:
    using Check = std::function<void(Rule &, World &)>;

    // A rule holds if its checks do, and if no helper and no reference to a session is left behind.
    void rule(const std::string &text, const Check &check) {
        Rule rule;
        {
            World world;
            try {
                check(rule, world);
            } catch (const std::exception &thrown) {
                rule.holds(false, std::string("given up: ") + thrown.what());
            }
            const std::string amiss = world.amiss();
            rule.holds(amiss.empty(), "amiss: " + amiss);
        }
        const bool passed = rule.failures().empty();
        ++(passed ? passed_ : failed_);
        std::printf("%-6s  %s\n%s", passed ? "ok" : "FAILED", text.c_str(), rule.failures().c_str());
        std::fflush(stdout);
    }

    // The last line; gives the exit code.
    int close() const {
        std::printf("%d passed, %d failed\n", passed_, failed_);
        return failed_ == 0 && passed_ > 0 ? 0 : 1;
    }

private:
    int passed_ = 0;
    int failed_ = 0;
};

// Every group of rules, in the order in which they run.
void unknown_rules(Report &report);
void identity_rules(Report &report);
void owner_rules(Report &report);
void borrower_rules(Report &report);
void panic_rules(Report &report);
void reentrance_rules(Report &report);
void thread_rules(Report &report);
void manager_rules(Report &report);
void account_rules(Report &report);

#endif
