// Agencies as a CSV file lists them, each row checked.
#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "mail/message.h"
#include "store/period.h"

namespace service {

/// What a row says of one agency.
struct AgencyRow {
  int line = 0;
  std::string name;
  std::vector<std::string> aliases, groups;
  store::Period period;  ///< of its membership in those groups
  std::vector<mail::Mailbox> contacts, heads;
  bool speaks_of_contacts = false, speaks_of_heads = false;  ///< the file has the column
};

/// The problem of a line, which its words name too.
base::Problem problem_of_line(std::string kind, int line, std::string detail, std::string words = {});

/// The rows of the file; its columns are those of `load_agencies`.
/// problems: "csv", "agency_column", "agency_name", "mail_address", "bad_day", each with its line
base::Result<std::vector<AgencyRow>> agency_rows(std::string_view csv);

}  // namespace service
