// The register as values: one agency's names, people, groups and mergers, and the forms that change them.
#pragma once
#include <map>
#include <string>

#include "render/values.h"
#include "service/register_sheet.h"

namespace web {

/// What a person filled into one of the register's forms, and what is wrong with it.
struct RegisterDraft {
  std::string form;  ///< "rename", "aliases", "people", "members", "leave", "merge", "new", "load"
  std::map<std::string, std::string> typed;  ///< by field
  std::optional<base::Problem> problem;
};

/// Puts what the register knows of an agency onto its page.
void put_register(render::Values& values, const service::RegisterSheet& sheet, calendar::Day today);

/// The page with the forms of one agency. Fields stand in it as FORM_FIELD: rename_name, members_from.
render::Values register_page(const service::RegisterSheet& sheet, const RegisterDraft& draft, calendar::Day today,
                             const std::string& token, std::string notice);

/// The page on which agencies are added, one or a file of them.
render::Values new_agency_page(const RegisterDraft& draft, const std::string& token, std::string notice);

}  // namespace web
