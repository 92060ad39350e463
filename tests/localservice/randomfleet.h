// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "api/licensemanager/configurations.h"
#include "api/licensemanager/tags.h"
#include "localservice/serviceworld.h"

#include <QSet>

#include <map>
#include <random>

namespace lc {

/// A random life of self-managed licenses, what they are attached to and their tags, beside a small
/// model of what the service must say. The first difference is told in fault().
class RandomFleet {
public:
    explicit RandomFleet(unsigned seed) : m_dice(seed) { }

    void step();
    /// Everything at once: counts, resources, tags, pages.
    void compareAll();
    const QString &fault() const { return m_fault; }
    int attachments() const { return m_attachments; } ///< that succeeded

private:
    struct Model {
        QString arn;
        qint64 count = 0;
        bool isHard = false;
        bool isDisabled = false;
        bool isDeleted = false;
        QSet<QString> resources;
        std::map<QString, QString> tags;
    };

    void create();
    void update();
    void remove();
    void attach();
    void detach();
    void tag();
    void compare(const Model &model);

    int roll(int sides) { return std::uniform_int_distribution(0, sides - 1)(m_dice); }
    Model *any();
    QString anyMachine();
    void expect(bool isTrue, const QString &what);

    ServiceWorld m_world;
    std::mt19937 m_dice;
    QList<Model> m_models;
    int m_attachments = 0;
    QString m_fault;
};

} // namespace lc
