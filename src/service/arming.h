// Arming: whether mail may leave the house, which a copy of the data, an older state of it, or a clock that jumped
// forbids.
#pragma once
#include <filesystem>
#include <optional>
#include <string>

#include "base/result.h"
#include "service/entry.h"
#include "store/installation.h"

namespace service {

/// Looks, when a data folder is opened, whether it is where it was at home (machine, path, folder), and whether its
/// database knows of every mail that was sent from here; where not, no mail leaves it until it is armed. A folder
/// opened for the first time is at home. Nothing is asked of the network.
void look_where_we_are(const Context& context, const std::filesystem::path& data);

/// Whether mail goes into the folder alone.
bool disarmed(const Context& context);

/// Whether that is because the clock may be wrong. Nothing is sent then, not even into the folder: the data is at home,
/// and what was to go waits until somebody has looked at the clock.
bool is_clock_in_doubt(const Context& context);

/// Looks at the clock before a tick: one that stands more than a day before the last sweep, or ran more than a day away
/// from the time that has passed since the tick before, disarms. passed: by a clock that nobody can set
void look_at_clock(const Context& context, std::optional<base::Instant> last_tick, std::chrono::seconds passed);

/// After a tick: notes in the data folder, outside the database, when the last mail was taken.
void note_sent(const Context& context, const std::filesystem::path& data);

/// What stands in the way, and what would go out at once.
struct Arming {
  std::optional<store::Disarmed> why;        ///< nothing: mail leaves the house
  std::size_t waiting = 0;                   ///< mails that wait
  std::size_t owed = 0;                      ///< steps that the next sweep would owe
  std::optional<base::Instant> swept_ahead;  ///< up to where has been swept, where the clock stands before that
};
Arming arming(const Context& context);

/// Mail leaves the house from now on: the data is at home where it is, and the clock is right. Where the clock had run
/// ahead, the sweep has come no farther than now: what was owed for days that have not come, and reached nobody, is
/// owed on them (`store::put_back`). Logged. problems: "not_allowed" for whoever is no administrator, "armed_already"
base::Result<base::Done> arm(const Context& context, const Author& author);

}  // namespace service
