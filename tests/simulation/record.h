// The mail server's own record: what it took, answered or refused, whatever the program believes.
#pragma once
#include <optional>
#include <string>
#include <vector>

#include "simulation/world.h"

namespace simulation {

/// A duty as a mail names it.
struct Line {
  int task = 0, agency = 0;
  Day due;
};

/// A digest as a mail brings it.
struct TakenDigest {
  std::string title;          ///< "Bản tin tháng 6/2026", without the names of agencies
  std::vector<int> agencies;  ///< those that the title names
  std::optional<int> overdue;
};

struct Taken {
  Instant at;  ///< the mail's own date
  std::string to, id;
  std::vector<Line> lines;
  std::vector<TakenDigest> digests;
  int left_for_next = 0;   ///< duties that the mail says are left for the next
  bool answered = true;    ///< the program was told that the mail was taken
  int life = 0;            ///< of the process that sent it; they are counted
  bool in_folder = false;  ///< it was written into the folder of a disarmed installation
};

struct Refusal {
  Instant at;
  std::string to;
  bool of_address = false;
};

struct Record {
  std::vector<Taken> mails;
  std::vector<Refusal> refusals;  ///< for good
  int put_off = 0, cut = 0, hung = 0, unreachable = 0;
};

/// What a mail says, out of its bytes.
Taken read_mail(std::string_view eml);

}  // namespace simulation
