using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace ReserveMeds.Packets.Api.Storage.Migrations.Postgres
{
    /// <inheritdoc />
    public partial class Encryption : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "patient",
                table: "cases",
                type: "character varying(64)",
                maxLength: 64,
                nullable: true);

            migrationBuilder.CreateTable(
                name: "data_keys",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    master_key = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    wrapped = table.Column<byte[]>(type: "bytea", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_data_keys", x => x.id);
                });

            migrationBuilder.CreateIndex(
                name: "IX_cases_patient",
                table: "cases",
                column: "patient");

            migrationBuilder.CreateIndex(
                name: "IX_data_keys_master_key",
                table: "data_keys",
                column: "master_key");

            migrationBuilder.Sql(EncryptionSql.ForgetRequests);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "data_keys");

            migrationBuilder.DropIndex(
                name: "IX_cases_patient",
                table: "cases");

            migrationBuilder.DropColumn(
                name: "patient",
                table: "cases");
        }
    }
}
