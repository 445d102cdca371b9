// The world of a simulation: who owes what, and what people do and when, drawn from a seed before anything runs. It
// follows the words of the design, knows nothing of the program, and is what the program is held against.
#pragma once
#include <map>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "base/instant.h"
#include "simulation/days_off.h"

namespace simulation {

using base::Instant;

/// How large a world is.
struct Size {
  unsigned seed = 1;
  Day first, last;  ///< both lived through
  int agencies = 0, tasks = 0;
  int kills = 0;  ///< of the program's process
  int hangs = 0;  ///< of the mail server, each of which costs five real seconds
};

enum class Ladder { month, quarter, year };
enum class State { wanting, claimed, completed, suspended, ended };

/// What a duty is from an instant on.
struct Turn {
  Instant at;
  State state = State::wanting;
  Day due;
  int version = 1;
  int agency = 0;
  Instant owed_from;  ///< what lies before is not owed
};

/// «Đã tiếp nhận, hẹn ngày …»: until that day the agency is not reminded.
struct Pause {
  Instant said_at;
  Day until;
};

struct Duty {
  int task = 0;
  bool report = false;
  Day opens;
  Ladder ladder = Ladder::month;
  std::vector<Turn> turns;      ///< by time; the first is how it was made
  std::vector<Pause> pauses{};  ///< by time

  /// What it was at that instant; nothing before it was made.
  const Turn* at(Instant instant) const;
  /// Whether, by what was said since `owed_from` and before that instant, its agency is not to be reminded on that day.
  bool rests(Instant owed_from, Instant instant, Day day) const;
};

enum class Kind { due, window, milestones, yearly, quarterly, ongoing };

struct Task {
  int programme = 0;
  Kind kind = Kind::due;
  std::vector<Day> days;         ///< the due day, the first and last of a window, the milestones
  unsigned month = 1, day = 1;   ///< of a yearly one
  std::optional<Ladder> period;  ///< the length of the period that its deadline names
  std::vector<int> leads;        ///< agencies
  std::optional<int> group;      ///< in place of leads
  bool transferred = false;
};

struct Mandate {
  int person = 0, agency = 0;
  bool head = false;
  std::optional<Day> from, until;
  bool holds(Day day) const { return (!from || *from <= day) && (!until || day <= *until); }
};

struct Membership {
  int agency = 0, group = 0;
  std::optional<Day> from, until;
};

struct Programme {
  Day issued;
  Instant in_force_at;
  std::vector<int> tasks;
  std::vector<std::pair<Instant, int>> ladders;  ///< when it was given which of `ladders()`; the first one before

  int ladder_at(Instant instant) const;
};

enum class Act {
  tick,
  put_in_force,  ///< a: programme
  claim,         ///< a: duty, b: person, or nobody's number for the office
  confirm,       ///< a: duty
  send_back,     ///< a: duty
  extend,        ///< a: duty, day
  suspend,       ///< a: duty
  resume,        ///< a: duty, day
  cancel,        ///< a: duty
  transfer,      ///< a: task, b: from, c: to
  give,          ///< a: mandate, c: 1 where its end is known from the beginning
  end,           ///< a: mandate, day: its last
  join,          ///< a: agency, b: group, day: the first
  leave,         ///< a: agency, b: group, day: from which it is no member
  calendar,      ///< a: notice
  acknowledge,   ///< a: duty, b: person, day: until when
  set_ladder,    ///< a: programme, b: which
  meet,          ///< day: on which the committee will meet
  arm,           ///< mail may leave the house again, where it could not
};

inline constexpr int nobody = -1;
inline constexpr int lines_per_mail = 60;  ///< of the settings

struct Event {
  Instant at;    ///< as the program's clock shows it
  Instant real;  ///< as it is; another where someone set the clock
  Act act = Act::tick;
  int a = 0, b = 0, c = 0;
  Day day;
};

/// A moment at which the process dies.
struct Kill {
  enum class How { statement, recipient, data, content_lost, content_taken };
  std::size_t event = 0;  ///< not before
  How how = How::statement;
  int count = 1;  ///< of such moments since then
};

struct World {
  Size size;
  std::vector<Programme> programmes;
  std::vector<Task> tasks;
  std::vector<Duty> duties;
  std::vector<Mandate> mandates;                          ///< as they end up
  std::vector<Membership> memberships;                    ///< those of the beginning
  std::vector<bool> dead_addresses;                       ///< by person: the server knows no such address
  std::vector<std::vector<calendar::Exception>> notices;  ///< of swapped days
  std::vector<std::pair<Instant, Day>> meetings;          ///< when each was noted
  std::vector<std::pair<Instant, Instant>> server_down;
  std::vector<std::pair<Instant, Instant>> standstills;  ///< in which the program does not run
  std::vector<Day> jumps;                                ///< on which someone sets the clock wrong for a while
  std::vector<Event> events;                             ///< in the order in which they happen
  std::vector<Kill> kills;                               ///< in that order

  bool stands_still(Instant instant) const;
};

World world_of(const Size& size);

/// Communes, which make up the groups, are the agencies from this number on.
int first_commune(const Size& size);
int groups_of(const Size& size);
inline constexpr int communes_a_group = 40;

class Chance;
/// Someone new, whose address the server may not know; their number.
int add_person(World& world, Chance& chance);

// How things are called, in documents and in mails.
std::string ref_of(int task);
std::string words_of(int task);
std::string name_of_agency(int agency);
std::string name_of_group(int group);
std::string address_of(int person);
inline constexpr auto committee = "ban-thuong-vu@tinh.example";
inline constexpr auto office = "van-phong@tinh.example";
inline constexpr auto second_office = "tong-hop@tinh.example";

// When mail may go out, on working days.
inline constexpr std::chrono::minutes hours_open{7 * 60 + 30}, hours_close{17 * 60 + 30};

}  // namespace simulation
