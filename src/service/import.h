// Import: a document becomes a draft programme, and a draft comes into force.
#pragma once
#include <filesystem>

#include "base/id.h"
#include "document/encoding.h"
#include "programme/reader.h"
#include "service/amendments.h"
#include "service/context.h"
#include "store/events.h"

namespace service {

/// How a document is to be read.
struct Reading {
  std::optional<document::Encoding> encoding{};  ///< of a text; recognised where none is given
  programme::Given given{};                      ///< what a document without number or day does not say itself
  base::Progress progress{};                     ///< told of each task
};

/// The programme that a file holds; nothing is stored.
/// problems: those of document and programme: "no_such_file", "not_utf8", "no_tasks", …
base::Result<programme::Programme> read(const std::filesystem::path& file, const calendar::WorkingDays& working_days,
                                        const Reading& reading = {});
/// The same of the bytes of a file of that name.
base::Result<programme::Programme> read(std::string_view bytes, const std::string& name,
                                        const calendar::WorkingDays& working_days, const Reading& reading = {});

enum class Activate { no, yes };

struct Imported {
  base::ProgrammeId programme;
  bool already_there = false;  ///< the same file had been imported: nothing was changed
  bool in_force = false;
  std::size_t tasks = 0, assignments = 0, duties = 0, indicators = 0, problems = 0;
  std::optional<AmendmentSheet> amendment{};  ///< the document amends that programme: what it changes, to be decided on
};

/// Keeps the programme as a draft, in one transaction, and with `Activate::yes` puts it in force. It mails nobody.
///
/// The same file twice changes nothing (but a draft may be put in force so). Another file of the number and issuer of a
/// stored programme, of the same day, year or term, is that programme amended: nothing of the programme is changed, and
/// what the document changes waits as an amendment for someone to decide on (service/amendments.h).
///
/// amends:   the programme that the document amends, where it has a number of its own
/// author:   who imports it; nobody for the command line
/// progress: told of each task that is kept
/// problems: "no_tasks" where the document amends a programme, but holds indicators only, "no_issue_date" where it does
/// not say when it was issued, "no_such_programme", "programme_ended" where the one that it amends has ended,
/// "no_such_person", "not_allowed"
base::Result<Imported> import(const Context& context, const programme::Programme& read, Activate activate,
                              std::optional<base::ProgrammeId> amends = {}, const Author& author = {},
                              const base::Progress& progress = {});

/// What `import` would do, with nothing kept.
base::Result<Imported> would_import(const Context& context, const programme::Programme& read, Activate activate,
                                    std::optional<base::ProgrammeId> amends = {}, const Author& author = {});

/// Puts a draft in force: its assignments and duties are made, agencies not yet known are added by the names that the
/// document gives them.
/// person: who does it; nobody for the command line
/// problems: "no_such_programme", "already_in_force", "no_such_person", "not_allowed"
base::Result<Imported> put_in_force(const Context& context, base::ProgrammeId programme, store::Door door,
                                    std::optional<base::PersonId> person);

/// What `put_in_force` would do, with nothing kept.
base::Result<Imported> would_put_in_force(const Context& context, base::ProgrammeId programme);

}  // namespace service
