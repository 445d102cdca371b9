// People as values: everyone with their mandates, and the form that gives one.
#pragma once
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "render/values.h"
#include "service/people.h"

namespace web {

/// What was filled into the form, and what is wrong with it.
struct PeopleDraft {
  std::map<std::string, std::string> typed;  ///< by field
  std::optional<base::Problem> problem;
};

/// What the page shows beside the people.
struct PeopleNotes {
  bool manages = false;  ///< whoever looks may change something
  std::string token;
  std::string notice;
};

render::Values people_page(const std::vector<service::PersonLine>& people,
                           const std::vector<store::AgencyRow>& agencies,
                           const std::vector<store::AgencyRow>& without_contact, const PeopleDraft& draft,
                           calendar::Day today, const PeopleNotes& notes);

/// Sets the agencies that nobody speaks for: alarms (whether there are any) and their links.
void put_without_contact(render::Values& values, const std::vector<store::AgencyRow>& agencies);

}  // namespace web
