// Delivery reports: what mail servers say later of a mail that they once accepted (RFC 3464).
#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace mail {

/// What became of a mail for one address.
struct ReportedRecipient {
  enum class Action { failed, delayed, other };  ///< other: delivered, relayed, expanded

  Action action = Action::other;
  std::string status;      ///< RFC 3463: "5.1.1"; may be empty
  std::string original;    ///< the address as we wrote it; empty where the report does not say
  std::string final;       ///< the address at which it ended
  std::string diagnostic;  ///< the server's words, one line, at most 500 bytes

  /// Whether it failed for a reason that will not pass.
  bool is_permanent() const { return action == Action::failed && !status.starts_with('4'); }
};

struct DeliveryReport {
  std::string message_id;  ///< of the mail reported on, with its angle brackets; empty where the report brings none
  std::vector<ReportedRecipient> recipients;  ///< at most 100
};

/// The report that a mail is; nothing for a mail that is none. Texts are UTF-8 without control characters.
///
/// At most 1 MiB is read; of what lies deeper than a multipart/report's own parts nothing is. Never throws for what the
/// bytes are.
std::optional<DeliveryReport> delivery_report_in(std::string_view eml);

}  // namespace mail
