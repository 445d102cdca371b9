// Digests: each as it would be sent, sending one at once, and the days of meetings before which one goes out.
#pragma once
#include <optional>
#include <string>
#include <vector>

#include "base/result.h"
#include "mail/message.h"
#include "schedule/digests.h"
#include "service/entry.h"
#include "store/agencies.h"
#include "store/people.h"

namespace service {

/// A kind of digest, and when the clock sends the next one.
struct DigestLine {
  schedule::DigestKind kind = schedule::DigestKind::committee;
  std::optional<schedule::DueDigest> next;  ///< within 400 days; nothing where the settings leave the kind out, and
                                            ///< where no meeting is noted
  std::size_t recipients = 0;               ///< those who have not stopped it
  std::optional<base::Instant> last;        ///< when one was last accepted by the mail server
};

struct DigestsSheet {
  std::vector<DigestLine> kinds;
  std::vector<calendar::Day> meetings;     ///< from today on
  std::vector<store::AgencyRow> agencies;  ///< to choose one from
};
DigestsSheet digests_sheet(const Context& context);

/// Which digest is asked for.
struct DigestRequest {
  schedule::DigestKind kind = schedule::DigestKind::committee;
  std::optional<calendar::Day> day;      ///< as it would go out on that day; nothing for today
  std::optional<base::AgencyId> agency;  ///< of an agencies' digest
};

/// A digest as it would be sent.
struct DigestPreview {
  std::string period;  ///< as `schedule::DueDigest` has it
  std::string title;
  calendar::Day day;
  mail::Message mail;  ///< to the first of its recipients; without links that are theirs alone
  std::vector<people::Person> recipients;
  std::vector<people::Person> stopped;  ///< who would get it, but want none of its kind
  std::optional<store::AgencyRow> agency;
  bool is_empty = false;  ///< there is nothing to tell: the clock would not send it
};

/// A past day is told as its end knew it, a day to come by what is known now. Of periods it is the last one that was
/// over on the day, as that one's end knew it; where none was in force then, the one that the day lies in.
///
/// problems: "no_agency" for an agencies' digest without a known agency; "day_too_far"; those of `digest`
base::Result<DigestPreview> digest_preview(const Context& context, const DigestRequest& request);

/// Sends the digest of today at once, to each of its recipients in a mail of its own, which leaves in the next run of
/// deliveries whatever the hour. How many mails. Twice within one minute sends it once. Logged.
///
/// problems: "not_allowed"; "nobody" where nobody would get it; "sent_already"; those of `digest_preview`
base::Result<int> send_digest(const Context& context, const DigestRequest& request, const Author& author);

/// The committee meets on that day: its digest goes out on the working day before. Logged.
/// problems: "not_allowed"; "meeting_past" for a day before which there is no working day any more; "noted_already"
base::Result<base::Done> note_meeting(const Context& context, calendar::Day day, const Author& author);
/// It does not meet on that day after all. problems: "not_allowed", "no_meeting"
base::Result<base::Done> remove_meeting(const Context& context, calendar::Day day, const Author& author);

}  // namespace service
