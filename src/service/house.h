// The house: the parts that work on one data folder, built together and handed out as a context.
#pragma once
#include <filesystem>
#include <memory>
#include <optional>

#include "base/file_lock.h"
#include "mail/mailer.h"
#include "service/context.h"

namespace service {

enum class Folder {
  make,        ///< one that is not there is made
  must_exist,  ///< one that is not there is a problem
};

class House {
 public:
  ~House();
  House(const House&) = delete;
  House& operator=(const House&) = delete;

  /// Opens a data folder: its settings, its database (migrated where needed), the office's and committee's people.
  ///
  /// problems: "no_data_folder", and those of the settings
  /// throws:   store::Unusable, std::filesystem::filesystem_error
  static base::Result<std::unique_ptr<House>> open(const std::filesystem::path& data, Folder folder,
                                                   const base::Clock& clock);

  Context context() const {
    return {.pool = pool_, .settings = settings_, .templates = templates_, .clock = clock_, .memory = *memory_};
  }

  /// The right to do the clock's work on this folder; nothing where another process has it.
  std::optional<base::FileLock> take_the_clock() const;

  /// Where mail goes out now: to the mail server of the settings, or into their folder where they name none or where
  /// the installation is disarmed.
  std::unique_ptr<mail::Mailer> mailer() const;

 private:
  House(std::filesystem::path data, Settings settings, const base::Clock& clock);

  std::filesystem::path data_;
  Settings settings_;
  const base::Clock& clock_;
  render::Templates templates_;
  mutable store::Pool pool_;
  std::unique_ptr<Memory> memory_;
};

/// The problem of a second process that wants the clock of a folder.
base::Problem clock_is_taken(const std::filesystem::path& data);

}  // namespace service
