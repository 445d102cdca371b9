#include <stdlib.h>

#include <cerrno>
#include <charconv>
#include <map>
#include <ostream>
#include <system_error>

#include "base/text.h"
#include "cli/amendment_commands.h"
#include "cli/commands.h"
#include "cli/progress_bar.h"
#include "cli/table.h"
#include "service/agencies.h"
#include "service/arming.h"
#include "service/calendar.h"
#include "service/evidence.h"
#include "service/house.h"
#include "service/import.h"
#include "service/review.h"
#include "service/tick.h"
#include "store/event_log.h"
#include "store/json.h"
#include "store/ledger.h"
#include "store/told.h"

namespace cli {
namespace {

/// The machine's clock, or one that stands where `--now` says.
std::unique_ptr<base::Clock> clock_at(std::optional<base::Instant> now) {
  if (now) return std::make_unique<base::FixedClock>(*now);
  return std::make_unique<base::SystemClock>();
}

/// A data folder for a dry run where there is none yet, gone after it.
class Scratch {
 public:
  explicit Scratch(bool wanted) {  // NOLINT(google-explicit-constructor)
    if (!wanted) return;
    auto name = (std::filesystem::temp_directory_path() / "dondoc-XXXXXX").string();
    if (::mkdtemp(name.data()) == nullptr) throw std::system_error{errno, std::generic_category(), name};
    path_ = name;
  }
  ~Scratch() {
    std::error_code ignored;  // what is left behind is empty and in the folder for such things
    if (path_) std::filesystem::remove_all(*path_, ignored);
  }
  Scratch(const Scratch&) = delete;
  Scratch& operator=(const Scratch&) = delete;

  const std::optional<std::filesystem::path>& path() const { return path_; }

 private:
  std::optional<std::filesystem::path> path_;
};

void print(const service::Imported& imported, bool dry_run, std::ostream& out) {
  if (dry_run) out << "Chạy thử, không lưu gì. ";
  if (imported.amendment) {
    if (imported.already_there) out << "Tệp này đã được nhập trước đây, không có gì thay đổi.\n";
    cli::print(*imported.amendment, out);
    if (!dry_run && imported.amendment->to_apply)
      out << "Chưa áp dụng gì. Để áp dụng: dondoc amendment accept " << base::number(imported.amendment->amendment.id)
          << " --all, hoặc chọn từng mục, hoặc mở trang của chương trình.\n";
    return;
  }
  if (imported.already_there)
    out << "Tệp này đã được nhập trước đây (chương trình số " << base::number(imported.programme)
        << "), không có gì thay đổi";
  else
    out << (dry_run ? "Sẽ nhập " : "Đã nhập ") << "chương trình số " << base::number(imported.programme) << ": "
        << imported.tasks << " nhiệm vụ, " << imported.indicators << " chỉ tiêu, " << imported.problems
        << " điểm cần xem lại";
  if (imported.assignments > 0)
    out << "; " << (dry_run ? "sẽ" : "đã") << " đưa vào thực hiện với " << imported.assignments << " phần việc giao, "
        << imported.duties << " thời hạn phải theo dõi";
  else
    out << (imported.in_force ? "; đang thực hiện" : "; còn là dự thảo");
  out << ".\n";
}

nlohmann::json json_of(const service::Imported& imported) {
  nlohmann::json json{{"programme", base::number(imported.programme)},
                      {"already_there", imported.already_there},
                      {"in_force", imported.in_force},
                      {"tasks", imported.tasks},
                      {"indicators", imported.indicators},
                      {"assignments", imported.assignments},
                      {"duties", imported.duties},
                      {"problems", imported.problems},
                      {"amendment", nullptr}};
  if (imported.amendment) json["amendment"] = cli::json_of(*imported.amendment);
  return json;
}

/// The programme that `--amends` names; nothing where it is not given.
base::Result<std::optional<base::ProgrammeId>> amended_programme(const service::Context& context,
                                                                 const std::string& named) {
  if (named.empty()) return std::optional<base::ProgrammeId>{};
  const auto found = service::programme_named(context, base::nfc(named));
  if (!found) return found.error();
  return std::optional{*found};
}

void print(const service::Ticked& ticked, bool dry_run, std::ostream& out) {
  for (const auto& step : ticked.steps)
    out << calendar::iso(step.owed_on) << "  " << step.ref << "  " << step.step << "  " << step.recipient << "  "
        << step.agency << '\n';
  out << (dry_run ? "Sẽ ghi " : "Đã ghi ") << ticked.steps.size() << " lần nhắc và " << ticked.digests << " bản tin, "
      << (dry_run ? "sẽ soạn " : "soạn ") << ticked.composed << " thư";
  if (!dry_run)
    out << "; đã gửi " << ticked.accepted << ", hoãn " << ticked.deferred << ", hỏng " << ticked.failed << ", thôi gửi "
        << ticked.withdrawn;
  out << ".\n";
}

/// An instant typed by a person that would owe years of reminders at once, or none at all.
std::optional<base::Problem> cannot_tick(const service::Context& context, std::optional<base::Instant> typed) {
  constexpr std::chrono::hours longest_gap{24 * 400};
  auto connection = context.pool.lease();
  const auto swept = store::swept_until(*connection);
  if (!typed || !swept || *typed - *swept <= longest_gap) return std::nullopt;
  return base::Problem{.kind = "gap_too_long",
                       .detail = "Lần làm việc trước của đồng hồ là " + base::rfc3339(*swept) +
                                 ", cách thời điểm --now hơn một năm. Xin kiểm tra lại năm; chưa có gì thay đổi.",
                       .words = {}};
}

nlohmann::json json_of(const service::AgencyLine& line) {
  auto people = nlohmann::json::array();
  for (const auto& person : line.people)
    people.push_back({{"name", person.name}, {"email", person.email}, {"role", people::code(person.role)}});
  return {{"name", line.agency.name}, {"aliases", line.aliases}, {"group", line.agency.is_group},
          {"groups", line.groups},    {"members", line.members}, {"people", people}};
}

/// "NUMBER:HASH"; nothing where the text is no such thing.
std::optional<store::Anchor> anchor_in(const std::string& text) {
  constexpr std::size_t digits = 64;
  const auto colon = text.find(':');
  store::Anchor anchor;
  if (colon == std::string::npos || text.size() != colon + 1 + digits) return std::nullopt;
  const auto [end, error] = std::from_chars(text.data(), text.data() + colon, anchor.event);
  if (error != std::errc{} || end != text.data() + colon || anchor.event < 1) return std::nullopt;
  anchor.hash = text.substr(colon + 1);
  return anchor;
}

/// Says every file of evidence that is not what was sent.
int verify_evidence(const service::Context& context, const Doors& doors) {
  const auto checked = service::check_evidence(context);
  if (checked.problems.empty()) {
    doors.out << "Tệp minh chứng nguyên vẹn: " << checked.files << " tệp.\n";
    return done;
  }
  std::string detail = "Tệp minh chứng không còn đúng như khi nhận. Xin khôi phục từ bản sao lưu, báo người quản trị:";
  for (const auto& each : checked.problems) detail += "\n  - " + each.detail;
  return refuse({.kind = "evidence_lost", .detail = std::move(detail), .words = {}}, doors);
}

/// The column of a difference, as officials call it.
std::string words_for_column(const std::string& column) {
  static const std::map<std::string, std::string> words{{"task", "nhiệm vụ"},
                                                        {"agency", "cơ quan"},
                                                        {"group", "nhóm"},
                                                        {"number", "số thứ tự"},
                                                        {"sort", "loại"},
                                                        {"opens_on", "ngày mở"},
                                                        {"due_on", "hạn"},
                                                        {"original_due_on", "hạn ban đầu"},
                                                        {"due_version", "lần định hạn"},
                                                        {"state", "tình trạng"},
                                                        {"evidence_on", "ngày của văn bản báo cáo"},
                                                        {"ended_on", "ngày thôi giữ việc"},
                                                        {"duty", "việc"}};
  return words.at(column);
}

/// «việc 12 (II.3, Sở Y tế): hạn theo nhật ký 2026-06-30, trong dữ liệu 2026-09-30»
std::string in_words(const store::Difference& difference) {
  const auto or_nothing = [](const std::string& text) { return text.empty() ? "không có" : text; };
  auto words = "việc " + std::to_string(base::number(difference.duty));
  if (!difference.about.empty()) words += " (" + difference.about + ")";
  return words + ": " + words_for_column(difference.what) + " theo nhật ký " + or_nothing(difference.told) +
         ", trong dữ liệu " + or_nothing(difference.held);
}

/// Says whether the duties are as all the events leave them (đối chiếu), and what is not.
int verify_duties(store::Connection& connection, const Doors& doors) {
  constexpr std::size_t most_listed = 50;
  const auto compared = store::compare_with_log(connection);
  const auto& differences = compared.differences;
  if (differences.empty()) {
    doors.out << "Đối chiếu nhật ký với dữ liệu: " << compared.duties << " việc đều khớp.\n";
    return done;
  }
  std::string detail = "Đối chiếu nhật ký với dữ liệu: " + std::to_string(differences.size()) +
                       " chỗ không khớp, tức là dữ liệu đã bị sửa ngoài chương trình. Xin khôi phục từ bản sao lưu và "
                       "báo người quản trị:";
  for (std::size_t n = 0; n < differences.size() && n < most_listed; ++n) detail += "\n  - " + in_words(differences[n]);
  if (differences.size() > most_listed) detail += "\n  - … và những chỗ khác";
  return refuse({.kind = "differs_from_log", .detail = std::move(detail), .words = {}}, doors);
}

}  // namespace

int import(const Import& wanted, const Doors& doors) {
  const auto clock = clock_at(wanted.now);
  ProgressBar bar{doors};
  const service::Reading reading{.encoding = wanted.encoding, .given = wanted.given, .progress = bar.of("Đọc văn bản")};
  // A folder is not made for a file that cannot be read. The calendar of a new one is as shipped.
  std::optional<base::Result<programme::Programme>> read;
  if (!std::filesystem::exists(wanted.data)) {
    read = service::read(wanted.file, calendar::WorkingDays{calendar::shipped_exceptions()}, reading);
    bar.end();
    if (!*read) return refuse(read->error(), doors);
  }
  const Scratch scratch{wanted.dry_run && !std::filesystem::exists(wanted.data)};
  const auto house = service::House::open(scratch.path().value_or(wanted.data), service::Folder::make, *clock);
  if (!house) return refuse(house.error(), doors);
  const auto activate = wanted.activate ? service::Activate::yes : service::Activate::no;
  const auto context = (*house)->context();
  if (!read) read = service::read(wanted.file, *service::working_days(context), reading);
  bar.end();
  if (!*read) return refuse(read->error(), doors);
  const auto amends = amended_programme(context, wanted.amends);
  if (!amends) return refuse(amends.error(), doors);
  const auto imported = wanted.dry_run
                            ? service::would_import(context, **read, activate, *amends)
                            : service::import(context, **read, activate, *amends, {}, bar.of("Lưu nhiệm vụ"));
  bar.end();
  if (!imported) return refuse(imported.error(), doors);
  if (wanted.format == Format::json)
    doors.out << json_of(*imported).dump(1) << '\n';
  else
    print(*imported, wanted.dry_run, doors.out);
  return done;
}

int tick(const std::filesystem::path& data, std::optional<base::Instant> now, bool dry_run, const Doors& doors) {
  const auto clock = clock_at(now);
  const auto house = service::House::open(data, service::Folder::must_exist, *clock);
  if (!house) return refuse(house.error(), doors);
  if (dry_run) {
    print(service::would_tick((*house)->context()), dry_run, doors.out);
    return done;
  }
  if (auto problem = cannot_tick((*house)->context(), now)) return refuse(*problem, doors);
  const auto lock = (*house)->take_the_clock();
  if (!lock) return refuse(service::clock_is_taken(data), doors);
  const auto mailer = (*house)->mailer();
  const auto ticked = service::tick((*house)->context(), *mailer);
  service::note_sent((*house)->context(), data);
  print(ticked, dry_run, doors.out);
  return done;
}

int load_agencies(const std::filesystem::path& data, const std::filesystem::path& file, const Doors& doors) {
  const auto csv = bytes_of(file);
  if (!csv) return refuse(csv.error(), doors);
  const base::SystemClock clock;
  const auto house = service::House::open(data, service::Folder::make, clock);
  if (!house) return refuse(house.error(), doors);
  const auto loaded = service::load_agencies((*house)->context(), *csv);
  if (!loaded) return refuse(loaded.error(), doors);
  doors.out << "Đã nạp " << loaded->rows << " cơ quan: " << loaded->added << " mới, " << loaded->changed
            << " thay đổi; " << loaded->contacts << " có đầu mối liên hệ, " << loaded->without_contact << " chưa có; "
            << loaded->memberships << " thành viên nhóm mới hoặc sửa.\n";
  return done;
}

int list_agencies(const std::filesystem::path& data, Format format, const Doors& doors) {
  const base::SystemClock clock;
  const auto house = service::House::open(data, service::Folder::must_exist, clock);
  if (!house) return refuse(house.error(), doors);
  auto json = nlohmann::json::array();
  Table table{{"Cơ quan", "Đầu mối, lãnh đạo"}, {60, 80}};
  for (const auto& line : service::agencies((*house)->context())) {
    json.push_back(json_of(line));
    std::string people;
    for (const auto& person : line.people)
      people += (people.empty() ? "" : ", ") + person.name + " <" + person.email + ">";
    table.add({line.agency.name, people.empty() ? "(chưa có)" : people});
  }
  if (format == Format::json)
    doors.out << json.dump(1) << '\n';
  else
    table.print(doors.out);
  return done;
}

int verify(const std::filesystem::path& data, const std::string& anchor, const Doors& doors) {
  const auto noted = anchor_in(anchor);
  if (!anchor.empty() && !noted)
    return refuse({.kind = "bad_anchor",
                   .detail = "\"" + anchor +
                             "\" không phải số và mã của một mục. Xin ghi dạng 1204:9f2c…, như trang Nhật ký cho biết.",
                   .words = anchor},
                  doors);
  const base::SystemClock clock;
  const auto house = service::House::open(data, service::Folder::must_exist, clock);
  if (!house) return refuse(house.error(), doors);
  const auto context = (*house)->context();
  auto connection = context.pool.lease();
  if (const auto broken = store::first_broken_event(*connection))
    return refuse({.kind = "broken_log",
                   .detail = "Nhật ký sự kiện đã bị sửa: mục số " + std::to_string(*broken) +
                             " không khớp với các mục trước. Xin khôi phục từ bản sao lưu và báo người quản trị.",
                   .words = {}},
                  doors);
  if (noted && !store::holds(*connection, *noted))
    return refuse({.kind = "anchor_lost",
                   .detail = "Nhật ký sự kiện không còn mục số " + std::to_string(noted->event) +
                             " với mã đã ghi lại: các mục đã bị thay hoặc bị bỏ. Xin khôi phục từ bản sao lưu và báo "
                             "người quản trị.",
                   .words = {}},
                  doors);
  const auto newest = store::newest_anchor(*connection);
  doors.out << "Nhật ký sự kiện nguyên vẹn: " << newest.event << " mục.\n";
  if (newest.event > 0) doors.out << "Ghi lại để đối chiếu về sau: " << newest.event << ':' << newest.hash << '\n';
  const auto duties = verify_duties(*connection, doors), evidence = verify_evidence(context, doors);
  return duties != done ? duties : evidence;
}

}  // namespace cli
