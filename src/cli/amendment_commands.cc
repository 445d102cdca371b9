#include "cli/amendment_commands.h"

#include <algorithm>
#include <memory>
#include <ostream>

#include "base/text.h"
#include "cli/command.h"
#include "cli/table.h"
#include "service/house.h"
#include "service/review.h"
#include "store/json.h"

namespace cli {
namespace {

struct Arguments {
  std::filesystem::path data;
  std::string programme, format = "table";
  std::int64_t amendment = 0;
  std::vector<int> numbers;
  bool all = false;
};

/// Opens the data folder and does one thing with it.
template <typename Work>
int with_data(const Arguments& arguments, const Doors& doors, Work&& work) {
  const base::SystemClock clock;
  const auto house = service::House::open(arguments.data, service::Folder::must_exist, clock);
  if (!house) return refuse(house.error(), doors);
  return work((*house)->context());
}

/// Where two texts begin to differ: at the beginning of a word, and 0 where that is near the beginning.
std::size_t difference_at(const std::string& one, const std::string& other) {
  constexpr std::size_t near = 40;  // bytes
  std::size_t at = 0;
  while (at < one.size() && at < other.size() && one[at] == other[at]) ++at;
  at = std::min({at, one.size(), other.size()});
  const auto blank = at < near ? std::string::npos : one.rfind(' ', at - 1);
  return blank == std::string::npos || blank < near ? 0 : blank + 1;
}

/// The words from there on, where they begin as those do.
std::string from(std::size_t at, const std::string& words, const std::string& like) {
  if (at == 0 || words.compare(0, at, like, 0, at) != 0) return words;
  return "… " + words.substr(at);
}

store::AmendmentId id_of(const Arguments& arguments) { return store::AmendmentId{arguments.amendment}; }

int list(const Arguments& arguments, const Doors& doors) {
  return with_data(arguments, doors, [&](const service::Context& context) {
    std::optional<base::ProgrammeId> programme;
    if (!arguments.programme.empty()) {
      const auto named = service::programme_named(context, base::nfc(arguments.programme));
      if (!named) return refuse(named.error(), doors);
      programme = *named;
    }
    const auto lines = service::amendments(context, programme);
    if (arguments.format == "json") {
      auto json = nlohmann::json::array();
      for (const auto& line : lines)
        json.push_back({{"amendment", base::number(line.amendment.id)},
                        {"programme", line.programme},
                        {"number", line.amendment.number},
                        {"issued", calendar::iso(line.amendment.issued_on)},
                        {"source", line.amendment.source_name},
                        {"changes", line.changes},
                        {"waiting", line.waiting},
                        {"accepted", line.accepted}});
      doors.out << json.dump(1) << '\n';
      return done;
    }
    Table table{{"Mã", "Chương trình", "Văn bản sửa đổi", "Ngày", "Tệp", "Thay đổi", "Chờ", "Đã áp dụng"},
                {6, 16, 20, 10, 30, 8, 6, 10}};
    for (const auto& line : lines)
      table.add({std::to_string(base::number(line.amendment.id)), line.programme, line.amendment.number,
                 calendar::in_words(line.amendment.issued_on), line.amendment.source_name, std::to_string(line.changes),
                 std::to_string(line.waiting), std::to_string(line.accepted)});
    table.print(doors.out);
    return done;
  });
}

int show(const Arguments& arguments, const Doors& doors) {
  return with_data(arguments, doors, [&](const service::Context& context) {
    const auto sheet = service::amendment(context, id_of(arguments));
    if (!sheet)
      return refuse({.kind = "no_such_amendment",
                     .detail = "Không có văn bản sửa đổi số " + std::to_string(arguments.amendment) +
                               ". Xin xem dondoc amendment list.",
                     .words = {}},
                    doors);
    if (arguments.format == "json")
      doors.out << json_of(*sheet).dump(1) << '\n';
    else
      print(*sheet, doors.out);
    return done;
  });
}

int accept(const Arguments& arguments, const Doors& doors) {
  return with_data(arguments, doors, [&](const service::Context& context) {
    const auto accepted = service::accept_amendment(context, id_of(arguments), arguments.numbers, {});
    if (!accepted) return refuse(accepted.error(), doors);
    doors.out << "Đã áp dụng " << accepted->accepted << " thay đổi";
    if (accepted->kept > 0)
      doors.out << "; giữ hiện nay " << accepted->kept << " thay đổi cần chọn từng mục (dondoc amendment show "
                << arguments.amendment << ")";
    doors.out << ".\n";
    for (const auto& problem : accepted->refused) doors.out << problem.detail << '\n';
    return done;
  });
}

int reject(const Arguments& arguments, const Doors& doors) {
  return with_data(arguments, doors, [&](const service::Context& context) {
    const auto rejected = service::reject_amendment(context, id_of(arguments), arguments.numbers, {});
    if (!rejected) return refuse(rejected.error(), doors);
    doors.out << "Giữ hiện nay, không áp dụng " << *rejected << " thay đổi.\n";
    return done;
  });
}

int undo(const Arguments& arguments, const Doors& doors) {
  return with_data(arguments, doors, [&](const service::Context& context) {
    const auto undone = service::undo_amendment(context, id_of(arguments), {});
    if (!undone) return refuse(undone.error(), doors);
    doors.out << "Đã hoàn tác " << *undone << " thay đổi; các mục này lại chờ xử lý.\n";
    return done;
  });
}

}  // namespace

void print(const service::AmendmentSheet& sheet, std::ostream& out) {
  const auto& amendment = sheet.amendment;
  out << "Văn bản " << amendment.number << " ngày " << calendar::in_words(amendment.issued_on) << " (tệp "
      << amendment.source_name << ") sửa đổi chương trình " << sheet.programme.number.value_or(sheet.programme.title)
      << ": " << sheet.changes.size() << " thay đổi";
  if (sheet.conflicts > 0) out << ", " << sheet.conflicts << " cần chọn";
  out << "\n";
  for (const auto& each : amendment.renumberings) out << "  " << service::in_words(each) << '\n';
  if (sheet.changes.empty()) return;
  Table table{{"Mục", "Thay đổi", "Số", "Văn bản cũ", "Văn bản mới", "Hiện nay", "Tình trạng"},
              {4, 20, 10, 34, 34, 34, 12}};
  for (const auto& line : sheet.changes) {
    const auto old = base::with_single_spaces(line.old_words), is = base::with_single_spaces(line.new_words);
    const auto at = line.item.change == programme::Change::reworded ? difference_at(old, is) : 0;
    table.add({std::to_string(line.item.number), std::string{service::in_words(line.item.change)}, line.ref,
               from(at, old, old), from(at, is, old), from(at, base::with_single_spaces(line.now_words), old),
               std::string{service::state_in_words(line)}});
  }
  table.print(out);
}

nlohmann::json json_of(const service::AmendmentSheet& sheet) {
  auto changes = nlohmann::json::array();
  for (const auto& line : sheet.changes) {
    nlohmann::json change{{"item", line.item.number},
                          {"change", programme::code(line.item.change)},
                          {"ref", line.ref},
                          {"text", line.title},
                          {"before", line.old_words},
                          {"after", line.new_words},
                          {"now", line.now_words},
                          {"conflict", line.conflict},
                          {"state", store::code(line.item.state)},
                          {"line", nullptr}};
    if (line.item.now_is) change["line"] = line.item.now_is->place.line;
    changes.push_back(std::move(change));
  }
  auto renumberings = nlohmann::json::array();
  for (const auto& each : sheet.amendment.renumberings)
    renumberings.push_back({{"from", each.from}, {"to", each.to}, {"tasks", each.tasks}});
  return {{"amendment", base::number(sheet.amendment.id)},
          {"programme", base::number(sheet.programme.id)},
          {"number", sheet.amendment.number},
          {"issued", calendar::iso(sheet.amendment.issued_on)},
          {"source", sheet.amendment.source_name},
          {"waiting", sheet.waiting},
          {"conflicts", sheet.conflicts},
          {"changes", changes},
          {"renumberings", renumberings}};
}

void add_amendment_commands(Command app, const Doors& doors, std::function<int()>& action) {
  const auto amendment = app.group("amendment", "Văn bản sửa đổi: xem, áp dụng, giữ hiện nay, hoàn tác");
  const auto arguments = std::make_shared<Arguments>();
  const auto add = [&](const char* name, const char* words, int (*command)(const Arguments&, const Doors&)) {
    const auto sub = amendment.command(name, words);
    sub.data(arguments->data);
    sub.does([arguments, command, &doors, &action] {
      action = [arguments, command, &doors] { return command(*arguments, doors); };
    });
    return sub;
  };
  const auto add_number = [&](Command sub) {
    sub.option("N", arguments->amendment, "Mã của văn bản sửa đổi, xem dondoc amendment list").required().positive();
  };
  auto sub = add("list", "Các văn bản sửa đổi, mới nhất trước", list);
  sub.option("--programme", arguments->programme, "Chỉ của chương trình này: số, ký hiệu hoặc mã số");
  sub.format(arguments->format);
  sub = add("show", "Các thay đổi của một văn bản", show);
  add_number(sub);
  sub.format(arguments->format);
  sub = add("accept", "Áp dụng các thay đổi được chọn, hoặc tất cả", accept);
  add_number(sub);
  const auto items = sub.option("ITEM", arguments->numbers, "Mục thay đổi").positive();
  const auto all = sub.flag("--all", arguments->all, "Mọi mục đang chờ, trừ những mục cần chọn");
  items.excludes(all);
  sub.does([arguments, &doors, &action] {
    if (arguments->numbers.empty() && !arguments->all) refuse_without("ITEM hoặc --all");
    action = [arguments, &doors] { return accept(*arguments, doors); };
  });
  sub = add("reject", "Giữ hiện nay, không áp dụng các thay đổi được chọn", reject);
  add_number(sub);
  sub.option("ITEM", arguments->numbers, "Mục thay đổi").required().positive();
  sub = add("undo", "Hoàn tác những gì đã áp dụng trong 24 giờ qua", undo);
  add_number(sub);
}

}  // namespace cli
