// A host in C++: it knows the interfaces from Microsoft's reference alone, and checks what helpers made with the
// attribute answer, and account managers that are made for tests. One line for each rule; the exit code is 1 if one is
// broken.

#include "report.h"

int main() {
    Report report;
    unknown_rules(report);
    identity_rules(report);
    owner_rules(report);
    borrower_rules(report);
    panic_rules(report);
    reentrance_rules(report);
    thread_rules(report);
    manager_rules(report);
    account_rules(report);
    return report.close();
}
