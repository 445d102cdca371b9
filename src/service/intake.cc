#include "service/intake.h"

#include <spdlog/spdlog.h>

#include "service/calendar.h"

namespace service {
namespace {

constexpr std::size_t most_waiting = 8;
constexpr std::size_t most_remembered = 100;

base::Problem failed() {
  return {.kind = "intake_failed",
          .detail =
              "Chương trình gặp lỗi khi đọc tệp, chưa có gì thay đổi. Xin thử lại; nếu vẫn lỗi, xin báo người "
              "quản trị xem nhật ký của chương trình.",
          .words = {}};
}

}  // namespace

Intake::Intake(const Context& context)
    : context_{context}, worker_{[this](const std::stop_token& stop) { work(stop); }} {}

Intake::~Intake() = default;

base::Result<std::int64_t> Intake::take(Sent sent) {
  const std::lock_guard lock{mutex_};
  if (waiting_.size() >= most_waiting)
    return base::Problem{
        .kind = "intake_full", .detail = "Nhiều tệp khác đang chờ được đọc. Xin gửi lại sau ít phút.", .words = {}};
  const auto number = ++last_;
  waiting_.push_back({number, std::move(sent)});
  outcomes_[number] = Intaken::Way{};
  if (outcomes_.size() > most_remembered) outcomes_.erase(outcomes_.begin());
  come_.notify_one();
  return number;
}

std::optional<Intaken::Outcome> Intake::outcome(std::int64_t number) const {
  const std::lock_guard lock{mutex_};
  const auto found = outcomes_.find(number);
  return found == outcomes_.end() ? std::nullopt : std::optional{found->second};
}

void Intake::work(const std::stop_token& stop) {
  for (;;) {
    Waiting document;
    {
      std::unique_lock lock{mutex_};
      if (!come_.wait(lock, stop, [this] { return !waiting_.empty(); }) || stop.stop_requested()) return;
      document = std::move(waiting_.front());
      waiting_.pop_front();
    }
    try {
      auto kept = keep(document);
      settle(document.number, kept ? Intaken::Outcome{std::move(*kept)} : Intaken::Outcome{kept.error()});
    } catch (const std::exception& failure) {  // the door of this work
      spdlog::error(fmt::format("intake of a document: {}", failure.what()));
      settle(document.number, store::problem_of(failure).value_or(failed()));
    }
  }
}

base::Result<Imported> Intake::keep(const Waiting& document) {
  const auto& sent = document.sent;
  const Reading reading{
      .encoding = sent.encoding, .given = sent.given, .progress = telling(document.number, Intaken::Stage::reading)};
  telling(document.number, Intaken::Stage::reading)(0, 1);
  const auto read = service::read(sent.bytes.view(), sent.name, *working_days(context_), reading);
  if (!read) return read.error();
  return import(context_, *read, Activate::no, sent.amends, sent.author,
                telling(document.number, Intaken::Stage::keeping));
}

base::Progress Intake::telling(std::int64_t number, Intaken::Stage stage) {
  return [this, number, stage](std::size_t done, std::size_t total) {
    settle(number, Intaken::Way{.stage = stage, .done = done, .total = total});
  };
}

void Intake::settle(std::int64_t number, Intaken::Outcome outcome) {
  const std::lock_guard lock{mutex_};
  if (const auto found = outcomes_.find(number); found != outcomes_.end()) found->second = std::move(outcome);
}

}  // namespace service
