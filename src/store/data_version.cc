#include "store/data_version.h"

namespace store {

std::int64_t data_version(Connection& connection) {
  Query query{connection, "PRAGMA data_version"};
  query.step();
  return query.integer(0);
}

std::int64_t rows_changed(Connection& connection) {
  Query query{connection, "SELECT total_changes()"};
  query.step();
  return query.integer(0);
}

}  // namespace store
