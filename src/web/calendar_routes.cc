#include <sodium.h>

#include "base/text.h"
#include "service/calendar.h"
#include "service/lists.h"
#include "web/attempt.h"
#include "web/calendar_view.h"
#include "web/sent_files.h"
#include "web/site.h"

namespace web {
namespace {

constexpr std::size_t most_bytes = std::size_t{44} << 10U;  // in base64 it still fits into a form

std::string base64_of(const std::string& bytes) {
  std::string text(sodium_base64_encoded_len(bytes.size(), sodium_base64_VARIANT_ORIGINAL), '\0');
  sodium_bin2base64(text.data(), text.size(), reinterpret_cast<const unsigned char*>(bytes.data()), bytes.size(),
                    sodium_base64_VARIANT_ORIGINAL);
  text.pop_back();  // the NUL that the function writes
  return text;
}

/// Nothing of a text that is no base64.
std::string bytes_in_base64(const std::string& text) {
  std::string bytes(text.size(), '\0');
  std::size_t size = 0;
  if (sodium_base642bin(reinterpret_cast<unsigned char*>(bytes.data()), bytes.size(), text.data(), text.size(), nullptr,
                        &size, nullptr, sodium_base64_VARIANT_ORIGINAL) != 0)
    return {};
  bytes.resize(size);
  return bytes;
}

int year_of(calendar::Day day) { return static_cast<int>(date::year_month_day{day}.year()); }

int year_asked(const httplib::Request& request, calendar::Day today) {
  const auto year = number_typed(request.get_param_value("year"));
  if (!year || *year < first_calendar_year || *year > last_calendar_year) return year_of(today);
  return static_cast<int>(*year);
}

void show_year(const Site& site, httplib::Response& response, int year, std::string notice,
               std::optional<base::Problem> problem) {
  const auto status = problem ? status_of(*problem) : 200;
  const CalendarNotes notes{.token = site.token.text(), .notice = std::move(notice), .problem = std::move(problem)};
  site.pages.show(response, "calendar.html",
                  calendar_page(service::calendar_sheet(site.context), year, site.context.today(), notes), status);
}

/// Shows what the file would change, with what was typed and what was wrong.
void show_change(const Site& site, httplib::Response& response, const service::CalendarUpload& file,
                 CalendarDraft draft) {
  const auto change = service::would_load(site.context, file);
  if (!change) return show_year(site, response, year_of(site.context.today()), {}, change.error());
  const auto status = draft.problem ? status_of(*draft.problem) : 200;
  draft.name = file.name;
  draft.base64 = base64_of(file.bytes);
  site.pages.show(response, "calendar_change.html", calendar_change_page(*change, draft, site.token.text()), status);
}

std::optional<base::Problem> cannot_preview(const Site& site, const httplib::Request& request) {
  if (auto stale = site.token.problem_of(Form::of(request))) return stale;
  const auto size = file_sent(request, "file").bytes.size();
  if (size == 0)
    return base::Problem{.kind = "no_file", .detail = "Xin chọn tệp lịch (.toml, .csv hoặc .ics).", .words = {}};
  if (size <= most_bytes) return std::nullopt;
  return base::Problem{.kind = "calendar_file",
                       .detail =
                           "Tệp lớn quá 44 KB nên không nạp được qua trang này. Xin nạp bằng dòng lệnh: dondoc "
                           "calendar load TỆP --data THƯ_MỤC",
                       .words = {}};
}

void preview(const Site& site, const httplib::Request& request, httplib::Response& response) {
  if (auto problem = cannot_preview(site, request))
    return show_year(site, response, year_of(site.context.today()), {}, std::move(problem));
  const auto sent = file_sent(request, "file");
  show_change(site, response, {.name = file_name(sent.name, "lịch"), .bytes = std::string{sent.bytes.view()}}, {});
}

/// Loads what was previewed; where that cannot be, shows the preview again with the reason.
void load(const Site& site, const httplib::Request& request, httplib::Response& response) {
  const auto form = Form::of(request);
  const service::CalendarUpload file{.name = file_name(form.value("name"), "lịch"),
                                     .bytes = bytes_in_base64(form.value("base64"))};
  CalendarDraft draft{.name = {}, .base64 = {}, .problem = site.token.problem_of(form)};
  if (!draft.problem) {
    const service::CalendarDecision decision{.door = store::Door::page,
                                             .person = site.person(),
                                             .sha256 = form.value("sha256"),
                                             .over = number_typed(form.value("over")).value_or(-1)};
    const auto loaded = attempt("calendar", [&] { return service::load(site.context, file, decision); });
    if (loaded) {
      const auto year =
          loaded->changed.empty() ? year_of(site.context.today()) : year_of(loaded->changed.front().exception.day);
      return go_to(response, "/calendar?year=" + std::to_string(year) + "&done=loaded");
    }
    draft.problem = loaded.error();
  }
  show_change(site, response, file, std::move(draft));
}

}  // namespace

void add_calendar_routes(Routes& routes) {
  routes.get("/calendar", people::Action::see_calendar, [](const Site& site, const auto& request, auto& response) {
    const bool loaded = request.get_param_value("done") == "loaded";
    show_year(
        site, response, year_asked(request, site.context.today()),
        loaded ? "Đã nạp lịch. Từ bây giờ thời hạn được tính theo lịch này; không gửi thư cho ai về việc này." : "",
        {});
  });
  routes.post("/calendar/preview", people::Action::change_calendar,
              [](const Site& site, const auto& request, auto& response) { preview(site, request, response); });
  routes.post("/calendar/load", people::Action::change_calendar,
              [](const Site& site, const auto& request, auto& response) { load(site, request, response); });
}

}  // namespace web
