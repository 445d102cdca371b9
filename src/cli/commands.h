// Commands: what each word after `dondoc` does, once its arguments are read.
#pragma once
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "base/instant.h"
#include "base/problem.h"
#include "base/result.h"
#include "calendar/working_days.h"
#include "cli/command_line.h"
#include "document/encoding.h"
#include "programme/reader.h"

namespace cli {

enum class Format { json, table };

/// Every one of these gives the exit code.
/// encoding: of a text file; recognised where none is given
int read(const std::filesystem::path& file, std::optional<document::Encoding> encoding, Format format,
         const Doors& doors);

int deadline(const std::string& phrase, std::optional<calendar::Day> issued, const Doors& doors);
/// One JSON answer a line to one JSON question a line: {"phrase": …, "issued": "YYYY-MM-DD"}. file: "-" for stdin
int deadlines(const std::string& file, const Doors& doors);

struct Import {
  std::filesystem::path file, data;
  bool dry_run = false;
  bool activate = false;
  std::optional<base::Instant> now;
  std::optional<document::Encoding> encoding;
  programme::Given given;
  std::string amends;  ///< the id or the number of the programme that the document amends; empty for none said
  Format format = Format::table;
};
int import(const Import& import, const Doors& doors);

int tick(const std::filesystem::path& data, std::optional<base::Instant> now, bool dry_run, const Doors& doors);

int load_agencies(const std::filesystem::path& data, const std::filesystem::path& file, const Doors& doors);
int list_agencies(const std::filesystem::path& data, Format format, const Doors& doors);

/// Whether a calendar file can be read, with nothing kept.
int check_calendar(const std::filesystem::path& file, const Doors& doors);
/// Shows what the file changes, asks, and lays it over the calendar.
int load_calendar(const std::filesystem::path& data, const std::filesystem::path& file, bool yes, const Doors& doors);
int list_calendar(const std::filesystem::path& data, std::optional<int> year, Format format, const Doors& doors);

/// Whether the event log is whole. anchor: "NUMBER:HASH" of an event noted earlier, which must still be there; or empty
int verify(const std::filesystem::path& data, const std::string& anchor, const Doors& doors);

/// The bytes of a file that a person names, at most 8 MiB.
/// problems: "no_such_file", "file_too_large"
base::Result<std::string> bytes_of(const std::filesystem::path& file);

/// programme: the id or the number of one, here and below
int review(const std::filesystem::path& data, const std::string& programme, Format format, const Doors& doors);

struct AddProgramme {
  std::filesystem::path data;
  std::string number, title, issuer, term;
  std::optional<calendar::Day> issued_on;
};
int add_programme(const AddProgramme& wanted, const Doors& doors);
int list_programmes(const std::filesystem::path& data, Format format, const Doors& doors);
int discard_programme(const std::filesystem::path& data, const std::string& programme, const Doors& doors);

struct AddTask {
  std::filesystem::path data;
  std::string programme, ref, text, deadline, document_number, deliverable, level;
  std::vector<std::string> owners;
  std::optional<calendar::Day> day, document_on;
  bool new_agency = false;  ///< an owner that no agency goes by is a new one
};
int add_task(const AddTask& wanted, const Doors& doors);

/// Says a problem on stderr, with its line and words, and gives `refused`.
int refuse(const base::Problem& problem, const Doors& doors);

}  // namespace cli
