#include "support/website.h"

#include "service/lists.h"
#include "service/people.h"

namespace support {

programme::Task task_due(std::string ref, std::string agency, std::string text, std::string_view due_on) {
  programme::Task task;
  task.ref = std::move(ref);
  task.owner = agency;
  task.owners = {std::move(agency)};
  task.text = std::move(text);
  task.deadline_text = "Hoàn thành trước " + std::string{due_on};
  task.details = {"Chi tiết của " + task.ref};
  task.place = {.line = 12};
  task.reading.kind = deadline::Kind::due;
  task.reading.due = day(due_on);
  task.reading.how = "Ngày ghi trong văn bản.";
  return task;
}

programme::Programme website_programme() {
  programme::Programme programme;
  programme.kind = "Chương trình hành động";
  programme.number = "03-CTr/TU";
  programme.issued = day("2026-01-05");
  programme.title = "Chương trình thử của tỉnh Thanh Lam";
  programme.issuer = "Tỉnh ủy Thanh Lam";
  programme.source_name = "chuong-trinh.txt";
  programme.source_sha256 = std::string(64, 'a');
  programme.tasks = {task_due("I.1", "Sở Nội vụ", "Rà soát bến thủy nội địa", "2026-05-29"),
                     task_due("I.2", "Sở Tài chính", "Lập sổ theo dõi tài sản", "2026-06-20"),
                     task_due("I.3", "Sở Nội vụ", "Công bố danh mục kho lưu trữ", "2026-06-29")};
  programme.tasks[0].deliverable = "Báo cáo rà soát";
  programme.tasks[0].receiving_level = "Ban Thường vụ Tỉnh ủy";
  auto ongoing = task_due("I.4", "Sở Tài chính", "Giữ liên lạc với cơ sở", "2026-06-20");
  ongoing.reading = {
      .kind = deadline::Kind::ongoing, .start = {}, .due = {}, .milestones = {}, .rule = {}, .period = {}, .how = ""};
  auto undated = task_due("I.5", "Sở Nội vụ", "Tổ chức ngày hội đọc sách", "2026-06-20");
  undated.reading = {
      .kind = deadline::Kind::none, .start = {}, .due = {}, .milestones = {}, .rule = {}, .period = {}, .how = ""};
  undated.deadline_text.reset();
  programme.tasks.push_back(ongoing);
  programme.tasks.push_back(undated);
  programme.provisions = {
      {.ref = "II", .text = "Các cấp ủy chịu trách nhiệm chung", .place = {.line = 40}, .details = {}}};
  programme.problems = {
      {.kind = "no_owner", .detail = "Mục này chưa rõ cơ quan chủ trì.", .words = "Mục II", .line = 40}};
  return programme;
}

Browser::Browser(int port, std::string cookie) : port_{port}, cookie_{std::move(cookie)} {}

httplib::Client Browser::client() const {
  httplib::Client client{"127.0.0.1", port_};
  if (!cookie_.empty()) client.set_default_headers({{"Cookie", cookie_}});
  return client;
}

httplib::Response Browser::get(const std::string& path, const httplib::Headers& headers) const {
  auto answer = client().Get(path, headers);
  if (!answer) throw std::runtime_error{"no answer to GET " + path};
  return answer.value();
}

std::string Browser::page(const std::string& path) const { return get(path).body; }

httplib::Response Browser::post(const std::string& path, const httplib::MultipartFormDataItems& fields,
                                const httplib::Headers& headers) const {
  auto answer = client().Post(path, headers, fields);
  if (!answer) throw std::runtime_error{"no answer to POST " + path};
  return answer.value();
}

std::string Browser::token() const {
  const auto form = page(cookie_.empty() ? "/sign-in" : "/account");
  const std::string before = "name=\"token\" value=\"";
  const auto begin = form.find(before);
  if (begin == std::string::npos) throw std::runtime_error{"no token in the form"};
  return form.substr(begin + before.size(), 64);
}

httplib::Response Browser::try_to_sign_in(const std::string& email, const std::string& password) const {
  return post("/sign-in", {{"token", token(), "", ""}, {"email", email, "", ""}, {"password", password, "", ""}});
}

std::string cookie_in(const httplib::Response& answer) {
  const auto header = answer.get_header_value("Set-Cookie");
  return header.substr(0, header.find(';'));
}

Website::Website() : Website{website_programme()} {}

Website::Website(const programme::Programme& programme, std::string_view agencies, service::Activate activate,
                 const std::string& settings)
    : installation_{"2026-01-06T09:00:00+07:00", settings}, context_{installation_.context()} {
  if (!agencies.empty()) service::load_agencies(context_, agencies).value();
  service::import(context_, programme, activate).value();
  installation_.now_is("2026-06-22T09:00:00+07:00");
  server_.emplace(context_);
  server_->start({.host = "127.0.0.1", .port = 0});
  thread_ = std::thread{[this] { server_->run(); }};
  office_.emplace(as("van-phong@localhost"));
}

Website::~Website() { stop(); }

void Website::stop() {
  server_->stop();
  if (thread_.joinable()) thread_.join();
}

service::Ticked Website::tick() { return installation_.tick(); }

int Website::port() const { return server_->port(); }

std::string Website::host() const { return "127.0.0.1:" + std::to_string(port()); }

std::string Website::sql(const std::string& query) const { return installation_.sql(query); }

Browser Website::stranger() const { return Browser{port()}; }

Browser Website::as(const std::string& email) const {
  service::give_password(context_, service::person_of_email(context_, email).value(), test_password).value();
  const auto answer = stranger().try_to_sign_in(email, test_password);
  if (answer.status != 303) throw std::runtime_error{email + " could not sign in: " + answer.body};
  return Browser{port(), cookie_in(answer)};
}

Browser Website::as(people::Role role, std::optional<base::AgencyId> agency) const {
  const auto email = std::string{people::code(role)} + "@thu.example";
  service::give_mandate(context_, {.name = "Người " + email, .email = email, .role = role, .agency = agency}, {})
      .value();
  return as(email);
}

httplib::Client Website::client() const { return office_->client(); }

httplib::Response Website::get(const std::string& path, const httplib::Headers& headers) const {
  return office_->get(path, headers);
}

std::string Website::page(const std::string& path) const { return office_->page(path); }

httplib::Response Website::post(const std::string& path, const httplib::MultipartFormDataItems& fields,
                                const httplib::Headers& headers) const {
  return office_->post(path, fields, headers);
}

std::string Website::token() const { return office_->token(); }

base::DutyId Website::duty(std::string_view ref) const {
  for (const auto& line : service::tasks(context_, {}).lines)
    if (line.task.ref == ref) return service::task_sheet(context_, line.task.id)->duties.at(0).line.duty.id;
  throw std::runtime_error{"no task " + std::string{ref}};
}

std::string path_of(base::DutyId duty) { return "/duties/" + std::to_string(base::number(duty)); }

httplib::MultipartFormDataItems claim_form(const std::string& token) {
  return {{"token", token, "", ""},
          {"document_number", "125-BC/SNV", "", ""},
          {"document_on", "2026-06-19", "", ""},
          {"receiving_level", "Ban Thường vụ Tỉnh ủy", "", ""},
          {"note", "Đã gửi bản giấy", "", ""}};
}

}  // namespace support
