// Options that several commands take.
#pragma once
#include <CLI/CLI.hpp>

#include <filesystem>
#include <string>

namespace cli {

/// A day, refused with words where it is none or so far that nothing can be reckoned from it.
CLI::Option* add_day(CLI::App& command, const char* name, std::string& into, const char* words);

CLI::Option* add_data(CLI::App& command, std::filesystem::path& data);

/// The group of commands that goes by that name, added where there is none yet.
CLI::App* subcommand_of(CLI::App& app, const char* name, const char* words);

}  // namespace cli
