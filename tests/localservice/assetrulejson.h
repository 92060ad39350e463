// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QList>
#include <QStringList>

/// Rules of asset groups as JSON, the way people write them. Apart from the test, because moc does
/// not read raw strings.
namespace lc::assetrules {

QByteArray quoted(const QByteArray &text);
QByteArray instanceRule(const QByteArray &statement);
/// `values` are quoted and separated by commas.
QByteArray matching(const QByteArray &key, const QByteArray &constraint, const QByteArray &values);
/// A statement of one comparison.
QByteArray single(const QByteArray &key, const QByteArray &constraint, const QByteArray &values);
/// Rules with one statement about "LicenseRuleStatement" or another subject.
QByteArray about(const QByteArray &subject, const QByteArray &statement);
QByteArray createRequest(const QByteArray &rules);
/// Serves creation too.
QByteArray updateRequest(const QString &arn, const QByteArray &rules);

struct BadRules {
    const char *name;
    const char *member; ///< what the message names
    QByteArray json;
};
QList<BadRules> badRules();

/// A statement about instances and what it chooses of i-1, i-2 and mi-3.
struct InstanceStatement {
    const char *name;
    QByteArray json;
    QStringList chosen;
};
QList<InstanceStatement> instanceStatements();

} // namespace lc::assetrules
