//===--- Ineffective.h - socket-tidy ----------------------------*- C++ -*-===//
//
// Part of socket-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// \file
/// The ways in which a call can miss its purpose of setting the option: the
/// one word that the solver, the messages and the fixes have in common.
///
//===----------------------------------------------------------------------===//

#ifndef SOCKET_TIDY_SOLVER_INEFFECTIVE_H
#define SOCKET_TIDY_SOLVER_INEFFECTIVE_H

#include <cstdint>

namespace socket_tidy {

/// Why a call that was meant to set SO_REUSEADDR does not do so.
enum class Ineffective : uint8_t {
  AfterBind,
  WrongLevel,
  Swapped, ///< The level and the name.
  Zero,
  TooSmall,
  OredNames,
  OtherDescriptor,
  Uninitialized,
  NoAddress,
  ReusePort,
};

/// True if the call stands where it should, and only what it says is wrong.
constexpr bool isMendedInPlace(Ineffective Why) {
  switch (Why) {
  case Ineffective::WrongLevel:
  case Ineffective::Swapped:
  case Ineffective::Zero:
  case Ineffective::TooSmall:
  case Ineffective::OredNames:
  case Ineffective::Uninitialized:
    return true;
  case Ineffective::AfterBind:
  case Ineffective::OtherDescriptor:
  case Ineffective::NoAddress:
  case Ineffective::ReusePort:
    return false;
  }
  return false;
}

} // namespace socket_tidy

#endif // SOCKET_TIDY_SOLVER_INEFFECTIVE_H
