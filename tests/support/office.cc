#include "support/office.h"

namespace support {

service::Act by_document(std::string_view document_on, std::string note) {
  return {.mandate = {.document_number = "45-QĐ/TU",
                      .document_on = day(document_on),
                      .authority = "Ban Thường vụ Tỉnh ủy",
                      .reason = duty::Reason::superior,
                      .note = std::move(note)},
          .person = {},
          .door = store::Door::command};
}

base::TaskId task_of(const service::Context& context, std::string_view ref) {
  return service::task_named(context, ref, "").value();
}

std::vector<store::DutyRow> duties_of(const service::Context& context, std::string_view ref) {
  const auto sheet = service::task_sheet(context, task_of(context, ref)).value();
  std::vector<store::DutyRow> duties;
  for (const auto& duty : sheet.duties) duties.push_back(duty.line.duty);
  return duties;
}

store::DutyRow only_duty(const service::Context& context, std::string_view ref) {
  auto duties = duties_of(context, ref);
  if (duties.size() != 1) throw std::runtime_error{std::string{ref} + " has not one duty alone"};
  return duties.front();
}

base::AgencyId agency_of(const service::Context& context, std::string_view name) {
  auto connection = context.pool.lease();
  return store::agency_named(*connection, name, context.today()).value();
}

Installation small_programme_in_force(const std::string& settings) {
  Installation here{"2025-10-20T08:00:00+07:00", settings};
  service::load_agencies(here.context(), contacts).value();
  here.put_in_force(small_programme);
  return here;
}

}  // namespace support
