#include "service/hand_entry.h"

#include <algorithm>

#include "base/text.h"
#include "duty/moves.h"
#include "people/near_names.h"
#include "service/calendar.h"
#include "store/agencies.h"
#include "store/json.h"
#include "store/ledger.h"
#include "store/programmes.h"

namespace service {
namespace {

constexpr std::size_t longest_ref = 60;  // bytes
constexpr std::size_t names_offered = 3;

base::Problem problem(std::string kind, std::string detail, std::string words = {}) {
  return {.kind = std::move(kind), .detail = std::move(detail), .words = std::move(words)};
}

std::optional<base::Problem> cannot_enter(store::Connection& connection, std::optional<base::PersonId> id,
                                          calendar::Day today) {
  if (!id) return std::nullopt;
  const auto person = store::person_on(connection, *id, today);
  if (!person) return problem("no_such_person", "Xin chọn người thực hiện trong danh sách.");
  if (!people::may_decide(*person))
    return problem("not_allowed", "Chỉ Văn phòng nhập chương trình và nhiệm vụ. Xin chọn người của Văn phòng.");
  return std::nullopt;
}

/// "2025-2030" with any dash, or one year.
base::Result<std::optional<programme::Term>> term_in(std::string_view text) {
  std::vector<int> years;
  std::string digits;
  const auto end_number = [&] {
    if (digits.size() == 4) years.push_back(std::stoi(digits));
    if (!digits.empty() && digits.size() != 4) years.push_back(0);
    digits.clear();
  };
  for (const char c : text) {
    if (c >= '0' && c <= '9') {
      digits += c;
    } else {
      end_number();
    }
  }
  end_number();
  if (base::trimmed(text).empty()) return std::optional<programme::Term>{};
  const bool fine = !years.empty() && years.size() <= 2 && years.front() >= 1990 && years.front() <= years.back() &&
                    years.back() - years.front() <= 50;
  if (!fine)
    return problem("term", "Giai đoạn cần dạng NĂM-NĂM, thí dụ 2025-2030. Xin ghi lại, hoặc để trống.",
                   std::string{text});
  return std::optional{programme::Term{years.front(), years.back()}};
}

std::optional<base::Problem> cannot_keep(store::Connection& connection, const NewProgramme& entered) {
  if (base::trimmed(entered.number).empty())
    return problem("number_missing", "Xin ghi số, ký hiệu của chương trình, thí dụ 05-CTr/TU.");
  if (!entered.issued_on) return problem("issue_day_missing", "Xin ghi ngày ban hành: thời hạn tính từ ngày ấy.");
  if (!calendar::WorkingDays::reaches(*entered.issued_on))
    return problem("day_out_of_range", "Ngày ban hành nằm ngoài lịch. Xin kiểm tra lại năm.");
  if (base::trimmed(entered.title).empty()) return problem("title_missing", "Xin ghi tên chương trình.");
  if (entered.number.size() > duty::longest_field || entered.issuer.size() > duty::longest_field ||
      entered.title.size() > longest_text)
    return problem("field_too_long", "Có ô quá dài. Xin rút gọn rồi gửi lại.");
  if (store::programme_with_number(connection, base::with_single_spaces(entered.number), *entered.issued_on))
    return problem("programme_exists", "Chương trình số " + entered.number + " ngày " +
                                           calendar::in_words(*entered.issued_on) + " đã có. Chưa có gì thay đổi.");
  return std::nullopt;
}

std::vector<std::string> names_of(const std::vector<std::string>& owners) {
  std::vector<std::string> names;
  for (const auto& owner : owners)
    if (auto name = base::with_single_spaces(owner); !name.empty() && std::ranges::find(names, name) == names.end())
      names.push_back(std::move(name));
  return names;
}

base::Problem unknown_agency(store::Connection& connection, const std::string& name) {
  std::vector<std::string> known;
  for (const auto& agency : store::agencies(connection)) known.push_back(agency.name);
  std::string near;
  for (const auto place : people::near_names(name, known, names_offered))
    near += (near.empty() ? " Có phải: " : "; ") + known[place];
  if (!near.empty()) near += '?';
  return problem("unknown_agency",
                 "Chưa có cơ quan nào tên là «" + name + "»." + near +
                     " Xin ghi đúng tên trong danh sách, hoặc cho biết đây là cơ quan mới.",
                 name);
}

/// What is wrong with a task before its deadline is looked at.
std::optional<base::Problem> cannot_add(store::Connection& connection, const store::ProgrammeRow& programme,
                                        const NewTask& entered, const std::vector<std::string>& owners) {
  if (base::trimmed(entered.text).empty()) return problem("text_missing", "Xin ghi nội dung nhiệm vụ.");
  const bool long_name = std::ranges::any_of(owners, [](const auto& name) { return name.size() > 500; });
  if (entered.text.size() > longest_text || entered.ref.size() > longest_ref || long_name ||
      entered.deliverable.size() > duty::longest_field || entered.receiving_level.size() > duty::longest_field)
    return problem("field_too_long", "Có ô quá dài. Xin rút gọn rồi gửi lại.");
  const auto ref = base::with_single_spaces(entered.ref);
  if (!ref.empty() && store::free_ref(connection, programme.id, ref) != ref)
    return problem("ref_taken", "Chương trình này đã có nhiệm vụ số " + ref + ". Xin chọn số khác.", ref);
  if (!programme.in_force_at) return std::nullopt;
  if (owners.empty())
    return problem("owner_missing", "Chương trình đang thực hiện nên nhiệm vụ cần ít nhất một cơ quan chủ trì.");
  for (const auto& owner : owners)
    if (!entered.add_agencies && !store::agency_named(connection, owner, programme.issued_on))
      return unknown_agency(connection, owner);
  return std::nullopt;
}

bool has_deadline(const TypedDeadline& typed) { return typed.day || !base::trimmed(typed.phrase).empty(); }

/// The reading of what was typed. A phrase that cannot be read may stand in a draft, whose review asks about it.
base::Result<deadline::Reading> reading_typed(const Context& context, store::Connection& connection,
                                              const store::ProgrammeRow& programme, const NewTask& entered) {
  if (!has_deadline(entered.deadline)) {
    deadline::Reading none;
    none.how = "Không ghi thời hạn.";
    return none;
  }
  const auto days = working_days(context, connection);
  auto read = reading_of(entered.deadline, Paper::optional, programme.issued_on, context.today(), *days);
  if (read || programme.in_force_at || read.error().kind != "deadline_unreadable") return read;
  return deadline::read(entered.deadline.phrase, programme.issued_on, *days);
}

programme::Task task_of(const NewTask& entered, const std::vector<std::string>& owners, deadline::Reading reading) {
  const auto text_if = [](const std::string& typed) {
    auto text = base::with_single_spaces(typed);
    return text.empty() ? std::nullopt : std::optional{std::move(text)};
  };
  programme::Task task;
  task.ref = base::with_single_spaces(entered.ref);
  task.text = std::string{base::trimmed(entered.text)};
  for (const auto& owner : owners) task.owner = task.owner ? *task.owner + ", " + owner : owner;
  task.owners = owners;
  task.deadline_text = text_if(entered.deadline.phrase);
  task.deliverable = text_if(entered.deliverable);
  task.receiving_level = text_if(entered.receiving_level);
  task.reading = std::move(reading);
  return task;
}

/// "BS.1", "BS.2", …: bổ sung, what was added by hand.
std::string next_ref(store::Connection& connection, base::ProgrammeId programme) {
  for (int number = 1;; ++number)
    if (auto ref = "BS." + std::to_string(number); store::free_ref(connection, programme, ref) == ref) return ref;
}

}  // namespace

base::Result<base::ProgrammeId> enter_programme(const Context& context, const NewProgramme& entered, store::Door door) {
  const auto now = context.clock.now();
  auto connection = context.pool.lease();
  store::Transaction transaction{*connection};
  if (auto refused = cannot_keep(*connection, entered)) return *refused;
  if (auto refused = cannot_enter(*connection, entered.person, context.today())) return *refused;
  const auto term = term_in(entered.term);
  if (!term) return term.error();
  programme::Programme programme;
  programme.kind = "Chương trình hành động";
  programme.number = base::with_single_spaces(entered.number);
  programme.issued = entered.issued_on;
  programme.title = base::with_single_spaces(entered.title);
  if (auto issuer = base::with_single_spaces(entered.issuer); !issuer.empty()) programme.issuer = std::move(issuer);
  programme.term = *term;
  programme.source_sha256 = "entered " + *programme.number + ' ' + calendar::iso(*entered.issued_on);
  const auto id = store::save(*connection, programme, *entered.issued_on, now);
  store::append(*connection,
                {.at = now,
                 .person = entered.person,
                 .door = door,
                 .subject = "programme",
                 .number = base::number(id),
                 .what = "entered",
                 .old_json = "{}",
                 .new_json = nlohmann::json{{"number", *programme.number}, {"title", programme.title}}.dump(),
                 .reason = {}});
  transaction.commit();
  return id;
}

base::Result<Entered> enter_task(const Context& context, const NewTask& entered, store::Door door) {
  const auto now = context.clock.now();
  auto connection = context.pool.lease();
  store::Transaction transaction{*connection};
  const auto programme = store::programme(*connection, entered.programme);
  if (!programme)
    return problem("no_such_programme", "Không có chương trình này. Xin mở lại từ danh sách chương trình.");
  if (auto refused = cannot_enter(*connection, entered.person, context.today())) return *refused;
  const auto owners = names_of(entered.owners);
  if (auto refused = cannot_add(*connection, *programme, entered, owners)) return *refused;
  auto reading = reading_typed(context, *connection, *programme, entered);
  if (!reading) return reading.error();

  auto task = task_of(entered, owners, *std::move(reading));
  if (task.ref.empty()) task.ref = next_ref(*connection, programme->id);
  const auto id =
      store::add_task(*connection, programme->id, store::last_position(*connection, programme->id) + 1, task);
  Entered kept{.task = id, .assigned = {}};
  if (programme->in_force_at) {
    kept.assigned = assign(*connection, store::task(*connection, id).value(), *programme, now);
    fan_out(*connection, programme->id, context.today(), store::owed_from(*connection, now));
    if (has_deadline(entered.deadline) && kept.assigned.duties == 0)
      return problem("deadline_passed", "Thời hạn này đã qua nên không còn gì để theo dõi. Xin kiểm tra lại năm.");
  }
  store::append(*connection, {.at = now,
                              .person = entered.person,
                              .door = door,
                              .subject = "task",
                              .number = base::number(id),
                              .what = "task_added",
                              .old_json = "{}",
                              .new_json = nlohmann::json{{"programme", base::number(programme->id)},
                                                         {"ref", task.ref},
                                                         {"owners", task.owners},
                                                         {"deadline", task.deadline_text.value_or("")},
                                                         {"kind", deadline::code(task.reading.kind)},
                                                         {"assignments", kept.assigned.assignments},
                                                         {"duties", kept.assigned.duties}}
                                              .dump(),
                              .reason = {}});
  transaction.commit();
  return kept;
}

}  // namespace service
