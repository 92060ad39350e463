// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "connections/keychain.h"
#include "core/settings.h"
#include "store/historyplace.h"
#include "store/postgreshistorystore.h"
#include "store/sqlitehistorystore.h"
#include "workflows/errortext.h"

#include <QHash>
#include <QObject>
#include <QPointer>

#include <memory>
#include <optional>

namespace lc {

/// Explains why a history cannot be used; `name` is what people call its place.
ErrorText explainHistory(const StoreError &error, const HistoryPlace &place, const QString &name);

/// Where the history of the program is kept, by its settings; the password of a server stays in
/// the keychain. Tries servers out, and moves to another place while the program runs. Lives on the
/// GUI thread and longer than the store that it made.
class HistoryPlaces final : public QObject {
    Q_OBJECT
public:
    /// What trying a place out has shown.
    struct Trial {
        QString found; ///< a sentence or two; empty when it cannot be used
        std::optional<ErrorText> problem;
    };
    enum class Copying {
        Nothing,
        Everything ///< what the former place has and the new one has not
    };

    /// Settings and keychain are borrowed.
    HistoryPlaces(Settings &settings, Keychain &keychain, QString filePath,
                  std::shared_ptr<const Clock> clock, const ServerPatience &patience = {});
    ~HistoryPlaces() override;

    HistoryPlace place() const;
    /// Its path or "user@host:port/database", for people.
    QString placeName() const { return nameOf(place()); }
    QString nameOf(const HistoryPlace &place) const;
    /// What is wrong with a place that was typed: a sentence; empty: it can be tried.
    static QString problemOf(const HistoryPlace &place);

    /// The store of the program, which begins where the settings say.
    std::unique_ptr<HistoryStore> open(HistoryUse use = HistoryUse::WriteIfFree);

    /// Changes nothing on the server. Without a password the one in the keychain is used.
    void tryOut(const HistoryPlace &place, const std::optional<Secret> &password, QObject *context,
                std::function<void(const Trial &)> done);
    /// The store goes on there at once; copying comes after it and can be stopped.
    void moveTo(const HistoryPlace &place, const std::optional<Secret> &password, Copying copying);
    void stopCopying();

signals:
    void moved();
    /// From 0 to 1.
    void copyProgress(double share);
    /// A sentence says what was copied, or that nothing was.
    void copied(const QString &summary);
    void copyFailed(const lc::ErrorText &problem);
    /// The keychain did not take the password: it is known until the program ends.
    void passwordNotKept(const QString &reason);

private:
    struct Copy;

    std::shared_ptr<HistoryKeeper> keeperOf(const HistoryPlace &place,
                                            HistoryUse use = HistoryUse::WriteIfFree);
    void findPassword(const PostgresServer &server, QObject *context,
                      std::function<void(const Secret &)> done);
    void keepPassword(const PostgresServer &server, const Secret &password);
    void save(const HistoryPlace &place);
    void copyFrom(const HistoryPlace &place);
    void takeExport(const Result<TransferOutcome, StoreError> &outcome);
    void takeImport(const Result<TransferOutcome, StoreError> &outcome);
    void endCopy(const std::optional<StoreError> &error, const HistoryPlace &place);

    Settings &m_settings;
    Keychain &m_keychain;
    const QString m_filePath;
    const std::shared_ptr<const Clock> m_clock;
    const ServerPatience m_patience;
    QHash<QString, Secret> m_passwords; ///< known in this run
    QPointer<ThreadedHistoryStore> m_store;
    std::unique_ptr<StoreThread> m_trials;
    std::unique_ptr<Copy> m_copy; ///< under way
};

} // namespace lc
