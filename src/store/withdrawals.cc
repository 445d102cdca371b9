#include "store/withdrawals.h"

#include "store/columns.h"

namespace store {

void withdraw(Connection& connection, base::ClaimId claim, base::Instant at) {
  Query update{connection,
               "UPDATE claim SET state = 'withdrawn', decided_at = :at WHERE id = :id AND state = 'waiting'"};
  update.bind(":at", seconds(at)).bind(":id", base::number(claim)).run();
}

void withdraw(Connection& connection, ExtensionId request, base::Instant at) {
  Query update{connection, R"(
    UPDATE extension_request SET state = 'withdrawn', decided_at = :at WHERE id = :id AND state = 'waiting')"};
  update.bind(":at", seconds(at)).bind(":id", base::number(request)).run();
}

void withdraw(Connection& connection, ObstacleId obstacle, base::Instant at) {
  Query update{connection, "UPDATE obstacle SET closed_at = :at WHERE id = :id AND closed_at IS NULL"};
  update.bind(":at", seconds(at)).bind(":id", base::number(obstacle)).run();
}

}  // namespace store
