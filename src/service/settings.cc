#include "service/settings.h"

#include <toml++/toml.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <fstream>
#include <iterator>

#include "base/embedded.h"

namespace service {
namespace {

constexpr std::string_view file_name = "dondoc.toml";
constexpr std::string_view shipped = "data/dondoc.toml";

base::Problem bad(std::string_view name, std::string_view what, const toml::source_region& where) {
  return {.kind = "settings",
          .detail = "Tệp cài đặt " + std::string{name} + ", dòng " + std::to_string(where.begin.line) + ": " +
                    std::string{what} + ". Xin sửa dòng này rồi chạy lại.",
          .words = {},
          .line = static_cast<int>(where.begin.line)};
}

/// Reads one table of the file; the first thing that is wrong is kept.
class Section {
 public:
  Section(const toml::table& table, std::string_view name, std::optional<base::Problem>& problem)
      : table_{table}, name_{name}, problem_{problem} {}

  void only(std::initializer_list<std::string_view> keys) {
    for (const auto& [key, value] : table_)
      if (std::ranges::find(keys, key.str()) == keys.end())
        report("không rõ khóa \"" + std::string{key.str()} + "\"", value.source());
  }

  void text(std::string_view key, std::string& into) {
    const auto* value = table_.get(key);
    if (value == nullptr) return;
    if (const auto words = value->value_exact<std::string>(); words && !words->empty()) {
      into = *words;
    } else {
      report("\"" + std::string{key} + "\" phải là một chuỗi chữ không rỗng, thí dụ \"" + into + "\"", value->source());
    }
  }

  void number(std::string_view key, int least, int most, int& into) {
    const auto* value = table_.get(key);
    if (value == nullptr) return;
    const auto number = value->value_exact<std::int64_t>();
    if (number && *number >= least && *number <= most) {
      into = static_cast<int>(*number);
    } else {
      report("\"" + std::string{key} + "\" phải là số từ " + std::to_string(least) + " đến " + std::to_string(most),
             value->source());
    }
  }

  void yes_or_no(std::string_view key, bool& into) {
    const auto* value = table_.get(key);
    if (value == nullptr) return;
    const auto yes = value->value_exact<bool>();
    if (!yes) return report("\"" + std::string{key} + "\" phải là true hoặc false", value->source());
    into = *yes;
  }

  /// Which of two words stands there. into: true for the second
  void one_of(std::string_view key, const std::array<std::string_view, 2>& words, bool& into) {
    std::string word{words[into ? 1 : 0]};
    text(key, word);
    if (word != words[0] && word != words[1])
      return report("\"" + std::string{key} + "\" phải là \"" + std::string{words[0]} + "\" hoặc \"" +
                        std::string{words[1]} + "\"",
                    table_.get(key)->source());
    into = word == words[1];
  }

  void texts(std::string_view key, std::vector<std::string>& into) {
    const auto* value = table_.get(key);
    if (value == nullptr) return;
    const auto* list = value->as_array();
    if (list == nullptr)
      return report("\"" + std::string{key} + "\" là danh sách, thí dụ [\"127.0.0.1\"]", value->source());
    for (const auto& each : *list) {
      const auto words = each.value_exact<std::string>();
      if (!words || words->empty())
        return report("mỗi mục của \"" + std::string{key} + "\" là một chuỗi chữ", each.source());
      into.push_back(*words);
    }
  }

  void time(std::string_view key, std::chrono::minutes& into) {
    std::string words;
    text(key, words);
    if (words.empty()) return;
    int hour = -1, minute = -1;
    const auto* begin = words.data();
    const auto* end = begin + words.size();
    const auto first = std::from_chars(begin, end, hour);
    if (first.ptr != end && *first.ptr == ':') {
      const auto second = std::from_chars(first.ptr + 1, end, minute);
      if (second.ptr != end) minute = -1;
    }
    if (hour < 0 || hour > 23 || minute < 0 || minute > 59)
      return report("\"" + std::string{key} + "\" phải là giờ dạng HH:MM, thí dụ \"07:30\"", table_.get(key)->source());
    into = std::chrono::minutes{hour * 60 + minute};
  }

  void time(std::string_view key, std::optional<std::chrono::minutes>& into) {
    if (table_.get(key) == nullptr) return;
    time(key, into.emplace());
  }

  void digest_kinds(std::string_view key, std::vector<schedule::DigestKind>& into) {
    if (table_.get(key) == nullptr) return;
    std::vector<std::string> words;
    texts(key, words);
    into.clear();
    for (const auto& word : words) {
      const auto kind = schedule::digest_kind_of(word);
      if (!kind)
        return report_at(key, "\"" + word + "\" không phải loại bản tin; có committee, meeting, agency, quarter, " +
                                  "half-year, year");
      if (std::ranges::find(into, *kind) == into.end()) into.push_back(*kind);
    }
  }

  void report_at(std::string_view key, std::string_view what) {
    const auto* value = table_.get(key);
    report(what, value != nullptr ? value->source() : table_.source());
  }

  void report_period(std::string_view key, duty::ReportPeriod& into) {
    std::string words{duty::code(into)};
    text(key, words);
    if (const auto period = duty::report_period_of(words))
      into = *period;
    else
      report("\"" + std::string{key} + "\" phải là \"month\", \"quarter\", \"half_year\" hoặc \"year\"",
             table_.get(key)->source());
  }

  void first_day(std::string_view key, int& into) {
    number(key, 1, 15, into);
    if (into != 1 && into != 15) report("\"" + std::string{key} + "\" phải là 1 hoặc 15", table_.get(key)->source());
  }

  void mailbox(std::string_view name_key, std::string_view address_key, mail::Mailbox& into) {
    text(name_key, into.name);
    text(address_key, into.address);
    const auto* value = table_.get(address_key);
    if (const auto checked = mail::mailbox(into.name, into.address); checked) {
      into = *checked;
    } else {
      report(checked.error().detail, value != nullptr ? value->source() : table_.source());
    }
  }

  void report(std::string_view what, const toml::source_region& where) {
    if (!problem_) problem_ = bad(name_, what, where);
  }

 private:
  const toml::table& table_;
  std::string_view name_;
  std::optional<base::Problem>& problem_;
};

Settings defaults() {
  Settings settings;
  settings.sender = {"Đôn đốc", "dondoc@localhost"};
  settings.office = {{"Văn phòng", "van-phong@localhost"}};
  settings.committee = {{"Ban Thường vụ", "ban-thuong-vu@localhost"}};
  return settings;
}

void read_mail(Section section, Settings& settings) {
  section.only(
      {"from_name", "from_address", "folder", "window_opens", "window_closes", "link_lives_days", "hold_above"});
  section.mailbox("from_name", "from_address", settings.sender);
  section.text("folder", settings.mail_folder);
  section.number("link_lives_days", 1, 90, settings.link_lives_days);
  section.time("window_opens", settings.window.opens);
  section.time("window_closes", settings.window.closes);
  section.number("hold_above", 0, 1000000, settings.hold_above);
}

mail::SmtpServer::Security security_of(std::string_view word) {
  using Security = mail::SmtpServer::Security;
  return word == "tls" ? Security::tls : word == "none" ? Security::none : Security::starttls;
}

void read_smtp(Section section, const toml::table& table, Settings& settings) {
  if (table.empty()) return;
  section.only({"host", "port", "security", "user", "password_file", "ca_file", "bounces_to", "per_session",
                "per_minute", "connect_seconds", "answer_seconds"});
  Smtp smtp;
  auto& server = smtp.server;
  std::string security = "starttls", ca_file, password_file, bounces_to;
  int connect_seconds = 10, answer_seconds = 60;
  section.text("host", server.host);
  section.text("security", security);
  if (security == "tls") server.port = 465;
  section.number("port", 1, 65535, server.port);
  section.text("user", server.user);
  section.text("password_file", password_file);
  section.text("ca_file", ca_file);
  section.text("bounces_to", bounces_to);
  section.number("per_session", 1, 10000, server.per_session);
  section.number("per_minute", 1, 100000, smtp.per_minute);
  section.number("connect_seconds", 1, 300, connect_seconds);
  section.number("answer_seconds", 5, 600, answer_seconds);
  const auto at = [&](const char* key) {
    const auto* value = table.get(key);
    return value != nullptr ? value->source() : table.source();
  };
  if (server.host.empty()) section.report("[smtp] cần host, tên của máy chủ thư", table.source());
  if (server.host.find_first_of("/@ \t") != std::string::npos)
    section.report("\"host\" là tên máy chủ thư, thí dụ \"mail.coquan.gov.vn\"", at("host"));
  if (security != "starttls" && security != "tls" && security != "none")
    section.report("\"security\" phải là \"starttls\", \"tls\" hoặc \"none\"", at("security"));
  if (security == "none" && !mail::is_this_machine(server.host))
    section.report("\"none\" chỉ dùng khi máy chủ thư ở ngay trên máy này (host = \"localhost\")", at("security"));
  if (server.user.empty() != password_file.empty())
    section.report("\"user\" và \"password_file\" đi cùng nhau", at(server.user.empty() ? "password_file" : "user"));
  if (!bounces_to.empty() && !mail::is_address(bounces_to))
    section.report("\"bounces_to\" phải là một địa chỉ thư", at("bounces_to"));
  if (!bounces_to.empty()) smtp.bounces_to = bounces_to;
  server.security = security_of(security);
  server.ca_file = ca_file;
  server.connect_within = std::chrono::seconds{connect_seconds};
  server.answer_within = std::chrono::seconds{answer_seconds};
  smtp.password_file = password_file;
  settings.smtp = std::move(smtp);
}

void read_digest(Section section, Settings& settings) {
  auto& plan = settings.digests;
  section.only({"kinds", "weekday", "month_day", "days_after_period", "at"});
  section.digest_kinds("kinds", plan.kinds);
  int weekday = plan.weekday + 1;  // as people in Vietnam count them: 2 is Monday
  section.number("weekday", 2, 6, weekday);
  plan.weekday = weekday - 1;
  section.number("month_day", 1, 28, plan.month_day);
  section.number("days_after_period", 1, 28, plan.days_after);
  section.time("at", plan.at);
  if (plan.at && (*plan.at < settings.window.opens || *plan.at >= settings.window.closes))
    section.report_at("at", "\"at\" phải nằm trong giờ gửi thư, window_opens đến window_closes của [mail]");
}

void read_report(Section section, Settings& settings) {
  section.only({"period", "first_day", "review_after_months"});
  section.report_period("period", settings.reporting.period);
  section.first_day("first_day", settings.reporting.first_day);
  section.number("review_after_months", 1, 60, settings.review_after_months);
}

void read_sign_in(Section section, Settings& settings) {
  auto& sign_in = settings.sign_in;
  section.only({"hash_passes", "hash_memory", "idle_minutes", "longest_hours", "require_totp_for_administrators",
                "demo", "proxies"});
  section.number("hash_passes", 1, 20, sign_in.hash_passes);
  section.number("hash_memory", 1, 1024, sign_in.hash_memory);
  section.number("idle_minutes", 5, 24 * 60, sign_in.idle_minutes);
  section.number("longest_hours", 1, 24 * 7, sign_in.longest_hours);
  section.yes_or_no("require_totp_for_administrators", sign_in.administrators_twice);
  section.yes_or_no("demo", sign_in.demo);
  section.texts("proxies", sign_in.proxies);
}

void read_workflow(Section section, Workflow& workflow) {
  section.only({"silent_after_working_days", "confirmation"});
  section.number("silent_after_working_days", 1, 250, workflow.silent_after);
  section.one_of("confirmation", {"by_office", "automatic"}, workflow.confirms_by_itself);
}

/// The people of an array of tables such as [[office]]; they take the place of the defaults.
void read_people(const toml::table& file, std::string_view key, std::string_view name,
                 std::optional<base::Problem>& problem, std::vector<mail::Mailbox>& into) {
  const auto* value = file.get(key);
  if (value == nullptr) return;
  Section top{file, name, problem};
  const auto* members = value->as_array();
  if (members == nullptr || members->empty())
    return top.report("\"" + std::string{key} + "\" là danh sách người, mỗi người viết [[" + std::string{key} + "]]",
                      value->source());
  into.clear();
  for (const auto& member : *members) {
    const auto* table = member.as_table();
    if (table == nullptr)
      return top.report("mỗi mục của \"" + std::string{key} + "\" cần name và email", member.source());
    Section section{*table, name, problem};
    section.only({"name", "email"});
    section.mailbox("name", "email", into.emplace_back());
  }
}

base::Problem bad_password_file(const std::filesystem::path& path, std::string_view what) {
  return {.kind = "settings",
          .detail = "Tệp mật khẩu của máy chủ thư (" + path.string() + ") " + std::string{what},
          .words = {}};
}

/// Reads the password that signs in to the mail server; a file that it names is below the data folder.
std::optional<base::Problem> cannot_read_password(Smtp& smtp, const std::filesystem::path& data) {
  if (!smtp.server.ca_file.empty()) smtp.server.ca_file = data / smtp.server.ca_file;
  if (smtp.password_file.empty()) return std::nullopt;
  const auto path = data / smtp.password_file;
  std::ifstream file{path, std::ios::binary};
  if (!file) return bad_password_file(path, "không đọc được. Xin kiểm tra đường dẫn password_file.");
  if ((std::filesystem::status(path).permissions() & std::filesystem::perms::others_read) !=
      std::filesystem::perms::none)
    return bad_password_file(path, "ai trên máy này cũng đọc được. Xin chạy: chmod 600 " + path.string());
  std::getline(file, smtp.server.password);
  if (smtp.server.password.ends_with('\r')) smtp.server.password.pop_back();
  if (smtp.server.password.empty()) return bad_password_file(path, "không có gì ở dòng đầu.");
  return std::nullopt;
}

}  // namespace

base::Result<Settings> settings_in(std::string_view toml_text, std::string_view name) {
  auto settings = defaults();
  try {
    const auto file = toml::parse(toml_text);
    std::optional<base::Problem> problem;
    Section top{file, name, problem};
    top.only({"page_url", "rows_per_page", "mail", "smtp", "digest", "report", "workflow", "sign_in", "office",
              "committee"});
    top.text("page_url", settings.page_url);
    if (!settings.page_url.starts_with("http://") && !settings.page_url.starts_with("https://"))
      top.report("\"page_url\" phải bắt đầu bằng http:// hoặc https://", file["page_url"].node()->source());
    top.number("rows_per_page", 10, 500, settings.rows_per_page);
    if (const auto* table = file["mail"].as_table()) read_mail({*table, name, problem}, settings);
    if (const auto* table = file["smtp"].as_table()) read_smtp({*table, name, problem}, *table, settings);
    if (const auto* table = file["digest"].as_table()) read_digest({*table, name, problem}, settings);
    if (const auto* table = file["report"].as_table()) read_report({*table, name, problem}, settings);
    if (const auto* table = file["workflow"].as_table()) read_workflow({*table, name, problem}, settings.workflow);
    if (const auto* table = file["sign_in"].as_table()) read_sign_in({*table, name, problem}, settings);
    read_people(file, "office", name, problem, settings.office);
    read_people(file, "committee", name, problem, settings.committee);
    for (const std::string key : {"mail", "smtp", "digest", "report", "workflow", "sign_in"})
      if (const auto* value = file.get(key); value != nullptr && !value->is_table())
        top.report("\"" + key + "\" phải là một bảng, viết [" + key + "]", value->source());
    if (settings.window.opens >= settings.window.closes)
      top.report("giờ bắt đầu gửi thư phải trước giờ kết thúc", file.source());
    if (problem) return *problem;
    settings.digests.first_day = settings.reporting.first_day;
    if (settings.smtp)
      settings.smtp->server.hello = settings.sender.address.substr(settings.sender.address.find('@') + 1);
    return settings;
  } catch (const toml::parse_error& error) {
    return bad(name, error.description(), error.source());
  }
}

base::Result<Settings> settings_of(const std::filesystem::path& data) {
  const auto path = data / file_name;
  if (!std::filesystem::exists(path)) {
    std::ofstream out{path, std::ios::binary};
    out << base::embedded::file(shipped).value().content;
    if (!out.flush())
      throw std::filesystem::filesystem_error{"cannot write the settings", path,
                                              std::make_error_code(std::errc::io_error)};
  }
  std::ifstream in{path, std::ios::binary};
  const std::string content{std::istreambuf_iterator<char>{in}, {}};
  if (!in && !in.eof())
    return base::Problem{
        .kind = "settings", .detail = "Không đọc được tệp cài đặt " + path.string() + ".", .words = {}};
  auto settings = settings_in(content, path.string());
  if (!settings || !settings->smtp) return settings;
  if (auto problem = cannot_read_password(*settings->smtp, data)) return *problem;
  return settings;
}

}  // namespace service
