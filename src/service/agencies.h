// Agencies: the list of bodies, their other names, and the people to write to.
#pragma once
#include <string_view>
#include <vector>

#include "service/entry.h"
#include "store/agencies.h"

namespace service {

struct LoadedAgencies {
  std::size_t rows = 0, added = 0, changed = 0, contacts = 0, without_contact = 0, memberships = 0;
};

/// Loads a CSV file of agencies, in one transaction: each row names one agency and what is known of it.
///
/// The first row holds the titles, in any order, case and diacritics aside: tên (name), tên khác (other names), nhóm
/// (the groups of which it is a member), từ ngày and đến ngày (the first and last day as member), người liên hệ
/// (contacts), email (theirs, in the same order), email lãnh đạo (heads' e-mail). Semicolons part several in one field.
/// Comma or semicolon separates the columns; UTF-8. An agency known by its name or another name gets the row's people
/// in place of those it had, where the file has their column; names and memberships that the file does not speak of
/// stay. Groups not known yet are added. Loading the same file twice changes nothing.
///
/// problems: each with its line: "csv", "agency_column", "agency_name", "mail_address", "bad_day", "name_taken", and
/// those of `join`; then nothing is changed
base::Result<LoadedAgencies> load_agencies(const Context& context, std::string_view csv, const Author& author = {});

/// The office's and the committee's people as the settings name them; called when a data folder is opened.
void put_people_of_settings(const Context& context);

struct AgencyLine {
  store::AgencyRow agency;
  std::vector<std::string> aliases;
  std::vector<people::Person> people;
  std::vector<std::string> groups;  ///< of which it is a member today
  std::int64_t members = 0;         ///< of a group, today
};
std::vector<AgencyLine> agencies(const Context& context);

}  // namespace service
