// Mail into a folder: a file for each message, for an installation without a mail server.
#pragma once
#include <filesystem>
#include <string>
#include <string_view>

#include "mail/mailer.h"

namespace mail {

/// The file of a message: its id without angle brackets and ".eml"; every character but A-Z a-z 0-9 - _ @ + and dots
/// within becomes %XX, and an id that would grow over 200 bytes is its SHA-256 instead. Two ids never share a file.
std::string file_name_of(std::string_view message_id);

class FolderMailer final : public Mailer {
 public:
  explicit FolderMailer(std::filesystem::path folder) : folder_{std::move(folder)} {}

  /// Writes the message's bytes to `file_name_of` its id in the folder, which is made where it is not there. The file is
  /// there whole, and on the disk, or not at all; the same message id again takes the place of the file before.
  /// A power cut may leave a file ".draft-…", which is no mail.
  ///
  /// accepted:  words are the file's name
  /// deferred:  the disk is full or read-only, or whatever else the machine says; words tell in Vietnamese
  Outcome hand_over(const Message& message, std::string_view bytes) override;

 private:
  std::filesystem::path folder_;
};

}  // namespace mail
