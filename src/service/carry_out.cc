#include "service/carry_out.h"

#include <algorithm>
#include <cstdlib>

#include "base/text.h"
#include "service/calendar.h"
#include "store/agencies.h"
#include "store/json.h"
#include "store/names.h"
#include "store/task_moves.h"

namespace service {
namespace {

using store::Move;

constexpr std::size_t longest_name = 500;  // bytes

base::Problem problem(std::string kind, std::string detail, std::string words = {}) {
  return {.kind = std::move(kind), .detail = std::move(detail), .words = std::move(words)};
}

std::int64_t number_in(const nlohmann::json& before, const char* key) { return before.at(key).get<std::int64_t>(); }

/// Carries an answer out: changes what it changes and fills in the row of the settlement.
class Settling {
 public:
  Settling(const Context& context, store::Connection& connection, const store::ProgrammeRow& draft,
           const Answer& answer, const Doubt& doubt, store::SettlementRow& row)
      : context_{context}, connection_{connection}, draft_{draft}, answer_{answer}, doubt_{doubt}, row_{row} {}

  base::Result<Subject> carry_out() {
    switch (answer_.move) {
      case Move::date: return set_date();
      case Move::leave_undated: return leave_undated();
      case Move::wait: return wait();
      case Move::lead: return set_lead();
      case Move::alias: return add_alias();
      case Move::add_agency: return add_agency();
      case Move::promote: return promote();
      case Move::as_one:
      case Move::keep:
      case Move::seen: return programme();
    }
    std::abort();  // every move is above
  }

 private:
  Subject programme() const { return {"programme", base::number(draft_.id)}; }
  Subject task() const { return {"task", base::number(*doubt_.task)}; }

  Subject change_reading(const deadline::Reading& reading) {
    row_.before = store::snapshot_of(connection_, *doubt_.task);
    store::set_reading(connection_, *doubt_.task, reading);
    return task();
  }

  void keep_document() {
    if (!answer_.deadline.document_on) return;
    row_.document_number = base::with_single_spaces(answer_.deadline.document_number);
    row_.document_on = answer_.deadline.document_on;
  }

  std::string typed_deadline() const {
    return answer_.deadline.day ? calendar::in_words(*answer_.deadline.day)
                                : std::string{base::trimmed(answer_.deadline.phrase)};
  }

  base::Result<deadline::Reading> reading(Paper paper) const {
    return reading_of(answer_.deadline, paper, draft_.issued_on, context_.today(),
                      *working_days(context_, connection_));
  }

  base::Result<Subject> set_date() {
    const auto read = reading(doubt_.kind == DoubtKind::deadline_unparsed ? Paper::optional : Paper::needed);
    if (!read) return read.error();
    row_.answer = typed_deadline();
    keep_document();
    return change_reading(*read);
  }

  base::Result<Subject> leave_undated() {
    deadline::Reading undated;
    undated.how = "Văn phòng để ở danh sách chưa có thời hạn.";
    return change_reading(undated);
  }

  base::Result<Subject> wait() {
    if (!answer_.review_on || *answer_.review_on <= context_.today() ||
        !calendar::WorkingDays::reaches(*answer_.review_on))
      return problem("review_day", "Xin chọn ngày xem lại, sau hôm nay.");
    row_.review_on = answer_.review_on;
    deadline::Reading waiting;
    waiting.kind = deadline::Kind::conditional;
    waiting.how = "Chờ điều kiện; Văn phòng xem lại ngày " + calendar::in_words(*answer_.review_on) + ".";
    auto subject = change_reading(waiting);
    store::set_review(connection_, *doubt_.task, *answer_.review_on);
    return subject;
  }

  base::Result<std::vector<std::string>> leads() const {
    std::vector<std::string> names;
    for (const auto& owner : answer_.owners) {
      auto name = base::with_single_spaces(owner);
      if (name.empty() || std::ranges::find(names, name) != names.end()) continue;
      if (name.size() > longest_name)
        return problem("field_too_long", "Tên cơ quan quá dài. Xin ghi mỗi cơ quan một ô.", name);
      names.push_back(std::move(name));
    }
    if (names.empty()) return problem("owner_missing", "Xin chọn hoặc ghi ít nhất một cơ quan chủ trì.");
    return names;
  }

  base::Result<Subject> set_lead() {
    const auto names = leads();
    if (!names) return names.error();
    row_.before = store::snapshot_of(connection_, *doubt_.task);
    row_.answer = together(*names);
    store::set_owners(connection_, *doubt_.task, *names);
    return task();
  }

  base::Result<Subject> add_alias() {
    const auto id = answer_.agency ? answer_.agency : store::agency_named(connection_, answer_.name, draft_.issued_on);
    const auto agency = id ? store::agency(connection_, *id) : std::nullopt;
    if (!agency) return problem("agency_missing", "Xin chọn một cơ quan trong danh sách.");
    if (!store::add_name(connection_, {.agency = agency->id, .name = doubt_.agency, .sort = store::NameSort::alias}))
      return problem("name_taken", "Tên này vừa được ghi cho cơ quan khác. Xin xem lại danh sách dưới đây.");
    return name_is_of(agency->id, agency->name);
  }

  base::Result<Subject> add_agency() {
    const auto typed = base::with_single_spaces(answer_.name);
    const auto& name = typed.empty() ? doubt_.agency : typed;
    if (name.size() > longest_name) return problem("field_too_long", "Tên cơ quan quá dài. Xin rút gọn rồi gửi lại.");
    if (store::is_taken(connection_, name, {}, {}))
      return problem("name_taken", "Đã có cơ quan tên là " + name + ". Nếu là một, xin chọn trong danh sách.", name);
    const auto id = store::add_agency(connection_, name, programme::is_group(name));
    store::add_name(connection_, {.agency = id, .name = doubt_.agency, .sort = store::NameSort::alias});
    return name_is_of(id, name);
  }

  Subject name_is_of(base::AgencyId agency, const std::string& name) {
    row_.before = nlohmann::json{{"agency", base::number(agency)}, {"name", doubt_.agency}}.dump();
    row_.answer = name;
    return {"agency", base::number(agency)};
  }

  base::Result<Subject> promote() {
    const auto names = leads();
    if (!names) return names.error();
    programme::Task made;
    if (!typed_deadline().empty()) {
      auto read = reading(Paper::optional);
      if (!read) return read.error();
      made.reading = *std::move(read);
      keep_document();
    }
    made.ref = store::free_ref(connection_, draft_.id, doubt_.ref);
    made.owners = *names;
    made.owner = together(*names);
    made.text = doubt_.words;
    made.details = doubt_.details;
    made.place = doubt_.place;
    row_.before = nlohmann::json{{"provision", base::number(*doubt_.provision)}}.dump();
    row_.answer = *made.owner + (typed_deadline().empty() ? "" : "; " + typed_deadline());
    store::promote(connection_, draft_.id, *doubt_.provision, made);
    return programme();
  }

  static std::string together(const std::vector<std::string>& names) {
    std::string all;
    for (const auto& name : names) all += (all.empty() ? "" : ", ") + name;
    return all;
  }

  const Context& context_;
  store::Connection& connection_;
  const store::ProgrammeRow& draft_;
  const Answer& answer_;
  const Doubt& doubt_;
  store::SettlementRow& row_;
};

}  // namespace

base::Result<Subject> carry_out(const Context& context, store::Connection& connection, const store::ProgrammeRow& draft,
                                const Answer& answer, const Doubt& doubt, store::SettlementRow& row) {
  return Settling{context, connection, draft, answer, doubt, row}.carry_out();
}

base::Result<Subject> take_back(store::Connection& connection, const store::SettlementRow& row) {
  const auto before = nlohmann::json::parse(row.before);
  switch (row.move) {
    case Move::date:
    case Move::leave_undated:
    case Move::wait: {
      const base::TaskId task{number_in(before, "task")};
      store::restore_reading(connection, task, row.before);
      return Subject{"task", base::number(task)};
    }
    case Move::lead: {
      const base::TaskId task{number_in(before, "task")};
      store::restore_owners(connection, task, row.before);
      return Subject{"task", base::number(task)};
    }
    case Move::alias: {
      const base::AgencyId agency{number_in(before, "agency")};
      store::remove_alias(connection, agency, before.at("name").get<std::string>());
      return Subject{"agency", base::number(agency)};
    }
    case Move::add_agency: {
      const base::AgencyId agency{number_in(before, "agency")};
      store::remove_alias(connection, agency, before.at("name").get<std::string>());
      if (!store::remove_agency(connection, agency))
        return problem("agency_in_use", "Cơ quan " + row.answer +
                                            " đã có người, tên khác hoặc nhiệm vụ nên không bỏ đi được nữa. Xin sửa ở "
                                            "trang của cơ quan.");
      return Subject{"agency", base::number(agency)};
    }
    case Move::promote: store::demote(connection, base::ProvisionId{number_in(before, "provision")}); break;
    case Move::as_one:
    case Move::keep:
    case Move::seen: break;
  }
  return Subject{"programme", base::number(row.programme)};
}

}  // namespace service
