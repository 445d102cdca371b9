#include "cli/mail_commands.h"

#include <array>
#include <memory>
#include <ostream>
#include <utility>

#include "calendar/moment.h"
#include "cli/commands.h"
#include "service/arming.h"
#include "service/house.h"
#include "service/reminder_check.h"
#include "service/test_mail.h"

namespace cli {
namespace {

struct Line {
  std::filesystem::path data;
  std::string address;
  bool yes = false;
};

/// What a command of the SMTP session is for.
std::string_view meaning_of(std::string_view verb) {
  constexpr std::array<std::pair<std::string_view, std::string_view>, 8> meanings{
      {{"EHLO", "Chào máy chủ"},
       {"HELO", "Chào máy chủ"},
       {"STARTTLS", "Xin mã hóa đường truyền"},
       {"AUTH", "Đăng nhập"},
       {"MAIL", "Khai người gửi"},
       {"RCPT", "Khai người nhận"},
       {"DATA", "Gửi nội dung"},
       {"QUIT", "Kết thúc"}}};
  for (const auto& [command, meaning] : meanings)
    if (command == verb) return meaning;
  return "Tiếp tục đăng nhập (không in ra)";
}

void print(const mail::SmtpStep& step, std::ostream& out) {
  switch (step.kind) {
    case mail::SmtpStep::Kind::said: out << meaning_of(step.words) << " (" << step.words << ")\n"; return;
    case mail::SmtpStep::Kind::answered: out << "    máy chủ trả lời: " << step.words << '\n'; return;
    case mail::SmtpStep::Kind::secured:
      out << "Đường truyền đã mã hóa, chứng chỉ được kiểm tra (" << step.words << ")\n";
      return;
  }
}

int say(const mail::Outcome& outcome, const std::string& address, const Doors& doors) {
  switch (outcome.kind) {
    case mail::Outcome::Kind::accepted:
      doors.out << "Máy chủ thư đã nhận thư thử gửi " << address << ". Xin mở hộp thư ấy để xem thư đã đến chưa.\n";
      return done;
    case mail::Outcome::Kind::deferred:
      return refuse({.kind = "mail_deferred", .detail = "Chưa gửi được: " + outcome.words, .words = {}}, doors);
    case mail::Outcome::Kind::unknown:
      return refuse({.kind = "mail_unknown", .detail = outcome.words, .words = {}}, doors);
    case mail::Outcome::Kind::failed:
      return refuse({.kind = "mail_failed", .detail = "Máy chủ thư từ chối: " + outcome.words, .words = {}}, doors);
  }
  std::abort();  // every kind is above
}

int test(const Line& line, const Doors& doors) {
  const base::SystemClock clock;
  const auto house = service::House::open(line.data, service::Folder::must_exist, clock);
  if (!house) return refuse(house.error(), doors);
  const auto context = (*house)->context();
  if (const auto& smtp = context.settings.smtp)
    doors.out << "Kết nối máy chủ thư " << smtp->server.host << ':' << smtp->server.port << '\n';
  const auto outcome =
      service::send_test_mail(context, line.address, [&](const mail::SmtpStep& step) { print(step, doors.out); });
  if (!outcome) return refuse(outcome.error(), doors);
  return say(*outcome, line.address, doors);
}

std::string_view in_words(store::Disarmed why) {
  switch (why) {
    case store::Disarmed::copied: return "dữ liệu này là bản sao đặt ở nơi khác";
    case store::Disarmed::restored: return "dữ liệu này cũ hơn những thư đã gửi đi từ đây";
    case store::Disarmed::clock: return "đồng hồ của máy đã nhảy hơn một ngày";
  }
  std::abort();  // every reason is above
}

int arm(const Line& line, const Doors& doors) {
  const base::SystemClock clock;
  const auto house = service::House::open(line.data, service::Folder::must_exist, clock);
  if (!house) return refuse(house.error(), doors);
  const auto context = (*house)->context();
  const auto arming = service::arming(context);
  if (arming.why && !line.yes) {
    doors.out << (*arming.why == store::Disarmed::clock ? "Thư được giữ lại, vì " : "Thư chỉ được ghi vào thư mục, vì ")
              << in_words(*arming.why) << ". Nếu bật lại, " << arming.waiting << " thư đang chờ và " << arming.owed
              << " lần nhắc đến lúc này sẽ được gửi đi.\n";
    if (arming.swept_ahead)
      doors.out << "Đồng hồ của máy đang chỉ " << calendar::moment_in_words(clock.now())
                << ", mà trước đó chương trình đã làm việc đến " << calendar::moment_in_words(*arming.swept_ahead)
                << ". Nếu bật lại, giờ đang chỉ được coi là đúng: lần nhắc và bản tin ghi trước cho ngày chưa đến, mà "
                   "chưa đến ai, được bỏ đi để nhắc lại đúng ngày. Xin xem đồng hồ của máy trước.\n";
    return refuse({.kind = "confirmation_wanted",
                   .detail = "Xin xem trước: dondoc tick --dry-run --data " + line.data.string() +
                             ". Nếu đúng đây là nơi gửi thư, chạy lại lệnh này với --yes.",
                   .words = {}},
                  doors);
  }
  if (const auto armed = service::arm(context, {}); !armed) return refuse(armed.error(), doors);
  doors.out << "Từ nay thư được gửi đi.\n";
  return done;
}

void print(std::string_view what, const std::vector<std::string>& findings, std::ostream& out) {
  out << what << ": " << findings.size() << '\n';
  for (const auto& finding : findings) out << "    " << finding << '\n';
}

}  // namespace

int verify_reminders(const std::filesystem::path& data, const Doors& doors) {
  const base::SystemClock clock;
  const auto house = service::House::open(data, service::Folder::must_exist, clock);
  if (!house) return refuse(house.error(), doors);
  const auto check = service::check_reminders((*house)->context());
  print("Lần nhắc bị thiếu", check.missing, doors.out);
  print("Lần nhắc bị lặp", check.doubled, doors.out);
  print("Lần nhắc trái quy tắc", check.out_of_policy, doors.out);
  doors.out << "Đã dựng lại " << check.steps << " lần nhắc và " << check.digests << " bản tin theo quy tắc";
  if (check.not_replayed > 0)
    doors.out << "; " << check.not_replayed
              << " lần không dựng lại được, vì không còn biết lúc ấy theo lịch nào, ai nhận hoặc đồng hồ có đúng không";
  doors.out << ".\n";
  if (check.is_sound()) return done;
  return refuse(
      {.kind = "reminders_not_sound",
       .detail = "Sổ nhắc việc không khớp với quy tắc, xem các dòng ở trên. Xin giữ nguyên dữ liệu, lấy một bản "
                 "sao lưu và báo người quản trị.",
       .words = {}},
      doors);
}

void add_mail_commands(Command app, const Doors& doors, std::function<int()>& action) {
  const auto line = std::make_shared<Line>();
  const auto mail = app.group("mail", "Thư: thử máy chủ thư, bật lại việc gửi");

  auto command = mail.command("test", "Gửi một thư thử và nói từng bước");
  command.option("ADDRESS", line->address, "Địa chỉ nhận").required();
  command.data(line->data);
  command.does([line, &doors, &action] { action = [line, &doors] { return test(*line, doors); }; });

  command = mail.command("arm", "Cho thư đi trở lại từ dữ liệu sao chép, khôi phục, hoặc sau khi đồng hồ nhảy");
  command.data(line->data);
  command.flag("--yes", line->yes, "Đã xem những gì sẽ gửi, cho gửi");
  command.does([line, &doors, &action] { action = [line, &doors] { return arm(*line, doors); }; });
}

}  // namespace cli
