// GetIdentity: the profile's name, in two calls, and not a unit too far.

#include "report.h"

#include <algorithm>
#include <string>
#include <vector>

namespace {

using Text = std::basic_string<WCHAR>;

constexpr WCHAR canary = 0x2620;
constexpr std::size_t margin = 70;

// A buffer of some units, with canaries in it and on both sides.
class Buffer {
public:
    explicit Buffer(std::size_t units) : units_(margin + units + margin, canary) {}

    LPWSTR start() { return units_.data() + margin; }

    bool untouched() const { return only_canaries(0, units_.size()); }

    // Whether it begins with the text and its NUL, and nothing else was written.
    bool holds(const Text &text) const {
        const auto from = units_.begin() + margin;
        const std::size_t length = text.size() + 1;
        return std::equal(text.c_str(), text.c_str() + length, from) && only_canaries(0, margin) &&
               only_canaries(margin + length, units_.size());
    }

private:
    bool only_canaries(std::size_t from, std::size_t to) const {
        return std::all_of(units_.begin() + static_cast<std::ptrdiff_t>(from),
                           units_.begin() + static_cast<std::ptrdiff_t>(to),
                           [](WCHAR unit) { return unit == canary; });
    }

    std::vector<WCHAR> units_;
};

const Text names[] = {
    OLK_TEXT("x"),
    OLK_TEXT("Outlook"),
    OLK_TEXT("B\u00FCro \u65E5\u672C \U0001F600"),
    Text(64, OLK_TEXT('m')),
};

// Calls `check` with a helper of every name, and the length of that name with its NUL.
void for_every_name(Kind kind, World &world,
                    const std::function<void(IOlkAccountHelper *, const Text &, DWORD)> &check) {
    for (const Text &text : names) {
        // The literal in the attribute is one of the names.
        if (kind == Kind::fixed_owner && text != OLK_TEXT("Outlook")) {
            continue;
        }
        IOlkAccountHelper *helper = world.create(kind, text.c_str());
        check(helper, text, static_cast<DWORD>(text.size() + 1));
        helper->Release();
    }
}

void sizes(Report &report, Kind kind) {
    const std::string who = std::string(name(kind)) + ": GetIdentity ";

    report.rule(who + "without a buffer: E_OUTOFMEMORY and the size required", [kind](Rule &rule, World &world) {
        for_every_name(kind, world, [&rule](IOlkAccountHelper *helper, const Text &, DWORD length) {
            for (const DWORD claimed : {DWORD{0}, DWORD{1}, length, DWORD{1000}, DWORD{0xFFFFFFFF}}) {
                DWORD size = claimed;
                rule.answers(helper->GetIdentity(nullptr, &size), E_OUTOFMEMORY, "GetIdentity(NULL)");
                rule.counts(size, length, "*pcch");
            }
        });
    });

    report.rule(who + "with a buffer too small: E_OUTOFMEMORY, the buffer untouched",
                [kind](Rule &rule, World &world) {
        for_every_name(kind, world, [&rule](IOlkAccountHelper *helper, const Text &, DWORD length) {
            for (DWORD capacity = 0; capacity < length; ++capacity) {
                Buffer buffer(capacity);
                DWORD size = capacity;
                rule.answers(helper->GetIdentity(buffer.start(), &size), E_OUTOFMEMORY, "GetIdentity");
                rule.counts(size, length, "*pcch");
                rule.holds(buffer.untouched(), "the buffer was written to");
            }
        });
    });

    report.rule(who + "with a buffer that fits exactly: S_OK, the name with its NUL",
                [kind](Rule &rule, World &world) {
        for_every_name(kind, world, [&rule](IOlkAccountHelper *helper, const Text &text, DWORD length) {
            Buffer buffer(length);
            DWORD size = length;
            rule.answers(helper->GetIdentity(buffer.start(), &size), S_OK, "GetIdentity");
            rule.counts(size, length, "*pcch");
            rule.holds(buffer.holds(text), "the buffer isn't the name, its NUL, and nothing more");
        });
    });

    report.rule(who + "with a roomy buffer: S_OK, and not a unit past the NUL", [kind](Rule &rule, World &world) {
        for_every_name(kind, world, [&rule](IOlkAccountHelper *helper, const Text &text, DWORD length) {
            for (const DWORD capacity : {length + 1, length + 2, DWORD{65}, DWORD{66}, DWORD{1000}}) {
                if (capacity < length) {
                    continue;
                }
                Buffer buffer(capacity);
                DWORD size = capacity;
                rule.answers(helper->GetIdentity(buffer.start(), &size), S_OK, "GetIdentity");
                rule.counts(size, length, "*pcch");
                rule.holds(buffer.holds(text), "the buffer isn't the name, its NUL, and nothing more");
            }
        });
    });
}

void arguments(Report &report, Kind kind) {
    const std::string who = std::string(name(kind)) + ": GetIdentity ";

    report.rule(who + "with pcch NULL: E_INVALIDARG, the buffer untouched", [kind](Rule &rule, World &world) {
        IOlkAccountHelper *helper = world.create(kind);
        Buffer buffer(65);
        rule.answers(helper->GetIdentity(buffer.start(), nullptr), E_INVALIDARG, "a buffer, no size");
        rule.holds(buffer.untouched(), "the buffer was written to");
        rule.answers(helper->GetIdentity(nullptr, nullptr), E_INVALIDARG, "neither");
        helper->Release();
    });

    report.rule(who + "in two calls, size and name, gives a caller all of the name",
                [kind](Rule &rule, World &world) {
        for_every_name(kind, world, [&rule](IOlkAccountHelper *helper, const Text &text, DWORD) {
            DWORD size = 0;
            rule.answers(helper->GetIdentity(nullptr, &size), E_OUTOFMEMORY, "the size");
            std::vector<WCHAR> buffer(size);
            rule.answers(helper->GetIdentity(buffer.data(), &size), S_OK, "the name");
            rule.holds(!buffer.empty() && Text(buffer.data()) == text, "another name");
        });
    });
}

} // namespace

void identity_rules(Report &report) {
    for (const Kind kind : every_kind) {
        sizes(report, kind);
        arguments(report, kind);
    }

    report.rule("a profile name of 0 or of 65 units makes no helper", [](Rule &rule, World &world) {
        const Text too_long(65, OLK_TEXT('m'));
        for (const Kind kind : every_kind) {
            rule.holds(world.create(kind, OLK_TEXT("")) == nullptr, "a helper without a name");
            rule.holds(world.create(kind, too_long.c_str()) == nullptr, "a helper with too long a name");
        }
    });
}
