//===--- dump-config.c - socket-tidy --------------------------------------===//
//
// Part of socket-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Every option is known by its name and has the documented default.
//===----------------------------------------------------------------------===//

// RUN: %socket_tidy "-checks=-*,socket-missing-reuseaddr" --dump-config %s -- | tr -d "'\"" | FileCheck %s
// RUN: %clang_tidy -load=%plugin "-checks=-*,socket-missing-reuseaddr" --dump-config %s -- | tr -d "'\"" | FileCheck %s
// REQUIRES: full

// CHECK-DAG: socket-missing-reuseaddr.AcceptReusePort: false
// CHECK-DAG: socket-missing-reuseaddr.BindFunctions: {{$}}
// CHECK-DAG: socket-missing-reuseaddr.FixAlternatives: false
// CHECK-DAG: socket-missing-reuseaddr.FixErrorHandling: None
// CHECK-DAG: socket-missing-reuseaddr.IgnoreEphemeralPorts: true
// CHECK-DAG: socket-missing-reuseaddr.ListenFunctions: {{$}}
// CHECK-DAG: socket-missing-reuseaddr.ReuseAddrFunctions: {{$}}
// CHECK-DAG: socket-missing-reuseaddr.SocketFunctions: {{$}}
// CHECK-DAG: socket-missing-reuseaddr.StrictMode: false

int nothing_to_see;
