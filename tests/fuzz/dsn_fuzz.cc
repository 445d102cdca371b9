// Any bytes as a mail that claims to report on another: a report or none, in bounds, of text that can be shown.
#include <cstddef>
#include <cstdint>
#include <cstdlib>

#include "base/text.h"
#include "mail/dsn.h"
#include "mail/parsed.h"

namespace {

void demand(bool holds) {
  if (!holds) std::abort();
}

void check_line(std::string_view line) {
  demand(base::is_utf8(line));
  for (const auto c : line) demand(static_cast<unsigned char>(c) >= ' ' && c != 0x7F);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view bytes{reinterpret_cast<const char*>(data), size};
  const auto mail = mail::parsed(bytes);
  check_line(mail.subject);
  const auto report = mail::delivery_report_in(bytes);
  if (!report) return 0;
  demand(!report->recipients.empty() && report->recipients.size() <= 100);
  check_line(report->message_id);
  for (const auto& recipient : report->recipients) {
    for (const auto& line : {recipient.status, recipient.original, recipient.final, recipient.diagnostic})
      check_line(line);
    demand(recipient.diagnostic.size() <= 500 && recipient.original.size() <= 320 && recipient.final.size() <= 320);
  }
  return 0;
}
