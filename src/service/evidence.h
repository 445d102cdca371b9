// Evidence: the files that an agency sends with a claim.
#pragma once
#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "service/context.h"
#include "store/events.h"
#include "store/evidence.h"

namespace service {

/// No file is longer than that, in bytes, and no claim has more of them.
inline constexpr std::size_t longest_evidence = std::size_t{20} << 20U;
inline constexpr std::size_t most_evidence = 5;

/// A file as somebody sent it.
struct SentFile {
  std::string name;        ///< without folder, cleaned
  std::string_view bytes;  ///< must outlive the call
};

/// One that may be kept and is on the disk already, under no name yet.
struct DraftedFile {
  std::string name;  ///< with the ending of what it is
  document::EvidenceKind kind = document::EvidenceKind::pdf;
  store::EvidenceDraft content;
};

/// Looks at the files and writes them, so that nobody waits for the disk while the database is held.
///
/// problems: "file_empty", "file_too_large", "too_many_files", "file_twice", and those of `document::evidence_kind`
/// throws:   std::system_error where they cannot be written (see `store::problem_of`)
base::Result<std::vector<DraftedFile>> drafted(const Context& context, const std::vector<SentFile>& files);

/// With what a file comes into a claim.
struct EvidenceFor {
  base::DutyId duty;
  base::ClaimId claim;
  base::PersonId person;
  base::Instant at;
  store::Door door;
};

/// Keeps the files with their rows, each with an event of the duty that names its hash. Within the transaction of what
/// they belong to.
void keep(store::Connection& connection, std::vector<DraftedFile>& files, const EvidenceFor& of);

/// More files for the claim that waits on a duty, by the person who made it.
struct MoreEvidence {
  base::DutyId duty;
  base::PersonId person;
  std::vector<SentFile> files;
};

/// problems: "no_such_person", "not_allowed", "claim_settled", "no_file", and those of `drafted`;
///           nothing is changed then
base::Result<base::Done> add_evidence(const Context& context, const MoreEvidence& more, store::Door door);

/// A file that is read.
struct EvidenceFile {
  store::EvidenceRow row;
  std::filesystem::path path;
};

/// The file, whose bytes are those that were sent. problems: "no_such_evidence", "evidence_lost"
base::Result<EvidenceFile> evidence_file(const Context& context, base::EvidenceId id);

/// How much evidence there is, and all that is wrong with it: kinds "evidence_missing" and "evidence_altered" of a
/// file, "evidence_against_log" of a row.
struct EvidenceChecked {
  std::size_t files = 0;
  std::vector<base::Problem> problems;
};
EvidenceChecked check_evidence(const Context& context);

}  // namespace service
