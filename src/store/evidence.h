// Evidence in the store: the files that were sent with claims. A row says what a file is and who sent it; its bytes lie
// in the data folder, under evidence/, in a file that bears their SHA-256, once however often they were sent.
#pragma once
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "base/durable_file.h"
#include "base/id.h"
#include "base/instant.h"
#include "document/evidence_kind.h"
#include "store/connection.h"

namespace store {

struct EvidenceRow {
  base::EvidenceId id;
  base::ClaimId claim;
  std::string name;  ///< as it was sent, cleaned
  document::EvidenceKind kind = document::EvidenceKind::pdf;
  std::int64_t size = 0;  ///< bytes
  std::string sha256;     ///< 64 small hexadecimal figures
  base::PersonId person;
  base::Instant added_at;
};

/// Keeps a new row; its id is not read. The file must be in its place already.
base::EvidenceId add_evidence(Connection& connection, const EvidenceRow& evidence);
std::optional<EvidenceRow> evidence(Connection& connection, base::EvidenceId id);
/// The files of a claim, in the order in which they came.
std::vector<EvidenceRow> evidence_of(Connection& connection, base::ClaimId claim);
std::vector<EvidenceRow> all_evidence(Connection& connection);

/// The files of which the event log and the table do not say the same: a row that no event tells of, or an event whose
/// row is gone or names other content.
std::vector<std::int64_t> evidence_against_log(Connection& connection);

/// Where the bytes of that hash lie in a data folder: evidence/ab/cd/abcd….
std::filesystem::path evidence_path(const std::filesystem::path& data, const std::string& sha256);

/// Bytes on their way into a data folder: written to the disk, under no name yet. Where they never take theirs, they
/// are gone and nothing has changed.
class EvidenceDraft {
 public:
  /// throws: std::system_error where they cannot be written, here and below
  EvidenceDraft(std::filesystem::path data, std::string_view bytes);

  const std::string& sha256() const { return sha256_; }
  std::int64_t size() const { return size_; }

  /// Puts the file into its place, before the row that speaks of it is committed.
  void keep();

 private:
  std::filesystem::path data_;
  std::string sha256_;
  std::int64_t size_;
  base::FileDraft file_;
};

enum class Intact { yes, missing, altered };
/// Whether the file of that row still holds what was sent. Reads it once, piece by piece.
Intact is_intact(const std::filesystem::path& data, const EvidenceRow& evidence);

}  // namespace store
