#include "service/settings.h"

#include <algorithm>
#include <fstream>
#include <iterator>

#include "base/embedded.h"
#include "base/text.h"
#include "mail/maildir.h"
#include "service/settings_section.h"

namespace service {
namespace {

constexpr std::string_view file_name = "dondoc.toml";
constexpr std::string_view shipped = "data/dondoc.toml";

Settings defaults() {
  Settings settings;
  settings.sender = {"Đôn đốc", "dondoc@localhost"};
  settings.office = {{"Văn phòng", "van-phong@localhost"}};
  settings.committee = {{"Ban Thường vụ", "ban-thuong-vu@localhost"}};
  return settings;
}

void read_mail(Section section, Settings& settings) {
  section.only({"from_name", "from_address", "folder", "window_opens", "window_closes", "link_lives_days", "hold_above",
                "lines_per_mail", "mails_per_sweep", "bounce_folder", "attachments_kept_days"});
  section.mailbox("from_name", "from_address", settings.sender);
  section.text("folder", settings.mail_folder);
  section.number("link_lives_days", 1, 90, settings.link_lives_days);
  section.time("window_opens", settings.window.opens);
  section.time("window_closes", settings.window.closes);
  section.number("hold_above", 0, 1000000, settings.hold_above);
  section.number("lines_per_mail", 10, 1000, settings.lines_per_mail);
  section.number("attachments_kept_days", 1, 3660, settings.attachments_kept_days);
  section.number("mails_per_sweep", 1, 100000, settings.mails_per_sweep);
  std::string bounce_folder;
  section.text("bounce_folder", bounce_folder);
  settings.bounce_folder = bounce_folder;
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
    section.report("\"at\" phải nằm trong giờ gửi thư, window_opens đến window_closes của [mail]", section.where("at"));
}

void read_report(Section section, Settings& settings) {
  section.only({"period", "first_day", "review_after_months"});
  section.report_period("period", settings.reporting.period);
  section.first_day("first_day", settings.reporting.first_day);
  section.number("review_after_months", 1, 60, settings.review_after_months);
}

void read_proxies(Section& section, std::string_view key, Network& network) {
  std::vector<std::string> texts;
  section.texts(key, texts);
  for (const auto& text : texts) {
    if (const auto range = base::IpRange::of(text))
      network.trusted_proxies.push_back(*range);
    else
      section.report("\"" + text + "\" không phải địa chỉ IP hay dải địa chỉ, thí dụ \"127.0.0.1\" hoặc \"10.0.0.0/8\"",
                     section.where(key));
  }
}

/// Headers that mean something else already.
bool may_name_person(std::string_view header) {
  const auto small = base::lowered(header);
  return small.starts_with("x-") && small.size() <= 64 && !small.starts_with("x-forwarded-") &&
         std::ranges::all_of(small,
                             [](char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-'; });
}

/// The keys at the top of the file that say how the page is reached.
void read_network(Section section, Settings& settings) {
  auto& network = settings.network;
  std::string certificate, key;
  section.text("tls_certificate", certificate);
  section.text("tls_key", key);
  network.tls_certificate = certificate;
  network.tls_key = key;
  read_proxies(section, "trusted_proxies", network);
  section.text("sso_header", network.sso_header);
  section.number("connections_per_address", 8, 100000, network.connections_per_address);
  if (certificate.empty() != key.empty())
    section.report("\"tls_certificate\" và \"tls_key\" đi cùng nhau",
                   section.where(certificate.empty() ? "tls_key" : "tls_certificate"));
  if (!network.sso_header.empty() && !may_name_person(network.sso_header))
    section.report("\"sso_header\" là tên một tiêu đề HTTP bắt đầu bằng X-, thí dụ \"X-Remote-User\"",
                   section.where("sso_header"));
}

/// What is said in two places must go together.
void check_network(Section section, const Settings& settings) {
  if (!settings.network.sso_header.empty() && settings.network.trusted_proxies.empty())
    section.report("\"sso_header\" chỉ dùng khi \"trusted_proxies\" nêu địa chỉ của cổng xác thực",
                   section.where("sso_header"));
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
  read_proxies(section, "proxies", settings.network);  // as they were named before they stood at the top
}

void read_workflow(Section section, Workflow& workflow) {
  section.only(
      {"silent_after_working_days", "confirmation", "acknowledged_for_working_days", "acknowledgements_per_duty"});
  section.number("acknowledged_for_working_days", 1, 60, workflow.acknowledged_for);
  section.number("acknowledgements_per_duty", 0, 20, workflow.acknowledgements);
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

/// Puts the folder of returned mails below the data folder; it must be a Maildir.
std::optional<base::Problem> cannot_use_bounces(Settings& settings, const std::filesystem::path& data) {
  if (settings.bounce_folder.empty()) return std::nullopt;
  settings.bounce_folder = data / settings.bounce_folder;
  if (mail::is_maildir(settings.bounce_folder)) return std::nullopt;
  return base::Problem{.kind = "settings",
                       .detail = "Thư mục nhận thư báo không phát được (" + settings.bounce_folder.string() +
                                 ") không phải một Maildir, có thư mục con new và cur. Xin sửa bounce_folder, hoặc tạo "
                                 "hai thư mục con ấy.",
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
    top.only({"page_url", "rows_per_page", "tls_certificate", "tls_key", "trusted_proxies", "sso_header",
              "connections_per_address", "mail", "smtp", "digest", "report", "workflow", "sign_in", "office",
              "committee"});
    top.text("page_url", settings.page_url);
    if (!settings.page_url.starts_with("http://") && !settings.page_url.starts_with("https://"))
      top.report("\"page_url\" phải bắt đầu bằng http:// hoặc https://", file["page_url"].node()->source());
    top.number("rows_per_page", 10, 500, settings.rows_per_page);
    read_network(top, settings);
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
    check_network(top, settings);
    if (settings.window.opens >= settings.window.closes)
      top.report("giờ bắt đầu gửi thư phải trước giờ kết thúc", file.source());
    if (problem) return *problem;
    settings.digests.first_day = settings.reporting.first_day;
    if (settings.smtp)
      settings.smtp->server.hello = settings.sender.address.substr(settings.sender.address.find('@') + 1);
    return settings;
  } catch (const toml::parse_error& error) {
    return bad_setting(name, error.description(), error.source());
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
  if (!settings) return settings;
  if (auto problem = cannot_use_bounces(*settings, data)) return *problem;
  auto& network = settings->network;
  if (network.has_tls()) {
    network.tls_certificate = data / network.tls_certificate;
    network.tls_key = data / network.tls_key;
  }
  if (!settings->smtp) return settings;
  if (auto problem = cannot_read_password(*settings->smtp, data)) return *problem;
  return settings;
}

}  // namespace service
