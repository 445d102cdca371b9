#include "service/bounces.h"

#include <spdlog/spdlog.h>

#include <algorithm>

#include "base/text.h"
#include "mail/dsn.h"
#include "mail/maildir.h"
#include "service/arming.h"
#include "service/recipients.h"
#include "store/delivery.h"
#include "store/people.h"

namespace service {
namespace {

using Action = mail::ReportedRecipient::Action;

constexpr std::size_t mails_a_sweep = 100;
constexpr std::size_t most_bytes = 1U << 20U;

bool is_same(std::string_view one, std::string_view other) { return base::lowered(one) == base::lowered(other); }

/// What the report says of the address to which we wrote. A mail has one recipient: what one group alone says of
/// another address, to which ours was passed on, is said of ours.
const mail::ReportedRecipient* said_of(const mail::DeliveryReport& report, std::string_view address) {
  const auto found = std::ranges::find_if(report.recipients, [&](const auto& recipient) {
    return is_same(recipient.original, address) || is_same(recipient.final, address);
  });
  if (found != report.recipients.end()) return &*found;
  return report.recipients.size() == 1 ? &report.recipients.front() : nullptr;
}

std::string words_of(const mail::ReportedRecipient& said) {
  std::string words = said.action == Action::delayed ? "Máy chủ thư báo đang chậm" : "Máy chủ thư báo không phát được";
  if (!said.status.empty()) words += " (" + said.status + ")";
  return said.diagnostic.empty() ? words + "." : words + ": " + said.diagnostic;
}

/// Takes over what one mail of the folder says. False where it is no report of a mail of ours.
bool take_over(const Context& context, std::string_view eml, Bounces& bounces) {
  const auto report = mail::delivery_report_in(eml);
  if (!report || report->message_id.empty()) return false;
  const auto now = context.clock.now();
  auto connection = context.pool.lease();
  store::Transaction transaction{*connection};
  const auto message = store::message_of_id(*connection, report->message_id);
  const auto recipient = message ? store::person(*connection, message->recipient) : std::nullopt;
  const auto* said = recipient ? said_of(*report, recipient->email) : nullptr;
  if (said == nullptr) return false;
  if (said->action == Action::delayed) {
    store::note_delayed(*connection, message->id, words_of(*said));
    ++bounces.delayed;
  } else if (said->action == Action::failed && store::note_returned(*connection, message->id, words_of(*said), now)) {
    ++bounces.failed;
    if (said->is_permanent() &&
        store::address_reported(*connection, recipient->id, recipient->email, words_of(*said), now))
      owe_failed_to_others(*connection, recipient->id, now);
  }
  transaction.commit();
  return true;
}

void read_one(const Context& context, const std::filesystem::path& file, Bounces& bounces) {
  const bool is_known = take_over(context, mail::first_bytes(file, most_bytes), bounces);
  if (!is_known) {
    ++bounces.unknown;
    spdlog::warn(
        fmt::format("{} is no delivery report of a mail of ours; it stays unread in cur", file.filename().string()));
  }
  mail::take(file, is_known ? mail::Seen::yes : mail::Seen::no);
}

}  // namespace

Bounces read_bounces(const Context& context) {
  Bounces bounces;
  const auto& folder = context.settings.bounce_folder;
  if (folder.empty() || disarmed(context)) return bounces;
  try {
    for (const auto& file : mail::new_mails(folder, mails_a_sweep)) read_one(context, file, bounces);
  } catch (const std::exception& error) {  // the door of deliveries: what cannot be read now is read by the next sweep
    spdlog::error(fmt::format("reports of deliveries in {}: {}", folder.string(), error.what()));
  }
  if (bounces.failed + bounces.delayed > 0)
    spdlog::info(fmt::format("delivery reports: {} mails came back, {} are delayed", bounces.failed, bounces.delayed));
  return bounces;
}

}  // namespace service
